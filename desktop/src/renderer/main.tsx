import { type Language, startingLanguage } from '@tandem/ui';
import '@tandem/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserStores } from './browser/stores.ts';
import { Console } from './Console.tsx';

const stores = browserStores();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
void stores.start();
const start = (language: Language): void =>
  createRoot(root).render(
    <StrictMode>
      <Console stores={stores} language={language} />
    </StrictMode>,
  );
/** The page came, its words did not: there is nothing to say and nothing to lose, so it is loaded again. */
const again = () => void setTimeout(() => window.location.reload(), 5_000);
startingLanguage(document.documentElement).then(start, again);
