import { startingLanguage } from '@tandem/ui';
import '@tandem/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserStores } from './browser/stores.ts';
import { Console } from './Console.tsx';

const stores = browserStores();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
void stores.start();
void startingLanguage(document.documentElement).then((language) =>
  createRoot(root).render(
    <StrictMode>
      <Console stores={stores} language={language} />
    </StrictMode>,
  ),
);
