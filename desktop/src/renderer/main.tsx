import { type Language, loadLanguage, startingLanguage } from '@tandem/ui';
import '@tandem/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StaffNotices } from './browser/StaffNotices.tsx';
import { browserStores } from './browser/stores.ts';
import { Console } from './Console.tsx';
import type {} from './desktop/bridge.ts'; // says what `window.tandem` is

/** The page came, its parts did not: there is nothing to say and nothing to lose, so it is loaded again. */
const again = () => void setTimeout(() => window.location.reload(), 5_000);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
const { tandem } = window;
if (tandem) import('./desktop/start.tsx').then(({ startDesktop }) => startDesktop(tandem, root)).catch(again);
else {
  const stores = browserStores();
  void stores.start();
  const start = (language: Language): void =>
    createRoot(root).render(
      <StrictMode>
        <Console stores={stores} language={language}>
          <StaffNotices />
        </Console>
      </StrictMode>,
    );
  startingLanguage(document.documentElement, loadLanguage).then(start, again);
}
