import { type Language, loadLanguage, startingLanguage } from '@tandem/ui';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../../ipc/bridge.ts';
import { ask } from './bridge.ts';
import { DesktopConsole } from './DesktopConsole.tsx';
import { bridgeStores } from './stores.ts';

/** The console in the window of the installed app. */
export async function startDesktop(bridge: Bridge, root: HTMLElement): Promise<void> {
  const page = document.documentElement;
  const [facts, language] = await Promise.all([ask(bridge, 'app.facts', {}), startingLanguage(page, loadLanguage)]);
  const stores = facts.server === null ? null : bridgeStores(bridge);
  void stores?.start();
  const show = (spoken: Language) =>
    createRoot(root).render(<DesktopConsole bridge={bridge} facts={facts} stores={stores} language={spoken} />);
  show(language);
}
