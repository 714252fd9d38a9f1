import { type Language, languageKey, loadLanguage, startingLanguage } from '@tandem/ui';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../../ipc/bridge.ts';
import type { Facts } from '../../ipc/facts.schema.ts';
import { ask } from './bridge.ts';
import { DesktopConsole } from './DesktopConsole.tsx';
import { bridgeStores } from './stores.ts';

/** The console in the window of the installed app. */
export async function startDesktop(bridge: Bridge, root: HTMLElement): Promise<void> {
  const page = document.documentElement;
  const [facts, own] = await Promise.all([ask(bridge, 'app.facts', {}), startingLanguage(page, loadLanguage)]);
  const language = (await managedLanguage(facts)) ?? own;
  const stores = facts.server === null ? null : bridgeStores(bridge);
  void stores?.start();
  const show = (spoken: Language) =>
    createRoot(root).render(<DesktopConsole bridge={bridge} facts={facts} stores={stores} language={spoken} />);
  show(language);
}

/** The language that the organisation wants to be spoken here, or to begin with. Null: the one of the computer or of the person's choice. */
async function managedLanguage({ managed: { locale, locked } }: Facts): Promise<Language | null> {
  if (locale === null) return null;
  const chosen = window.localStorage.getItem(languageKey) !== null;
  return chosen && !locked.includes('language') ? null : loadLanguage[locale]().catch(() => null);
}
