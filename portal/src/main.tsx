import { browserPorts, createSession, type Stores } from '@tandem/client';
import {
  type FirstWords,
  type Language,
  LanguageProvider,
  loadFirstWords,
  SessionProvider,
  startingLanguage,
} from '@tandem/ui';
import '@tandem/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './shell/before.css';
import { Crashed } from './shell/Crashed.tsx';

const client = createSession({ ...browserPorts(window), baseUrl: window.location.origin, client: 'portal' });
void client.start();

let made: Promise<Stores> | undefined;
const stores = () => {
  made ??= import('./stores.ts').then(({ storesOf }) => storesOf(client));
  return made;
};

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the app');
const start = (language: Language<FirstWords>): void =>
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider language={language}>
        <Crashed>
          <SessionProvider session={client.session}>
            <App stores={stores} />
          </SessionProvider>
        </Crashed>
      </LanguageProvider>
    </StrictMode>,
  );
/** The page came, its words did not: there is nothing to say and nothing to lose, so it is loaded again. */
const again = () => void setTimeout(() => window.location.reload(), 5_000);
startingLanguage(document.documentElement, loadFirstWords).then(start, again);
