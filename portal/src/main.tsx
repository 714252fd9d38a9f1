import { browserPorts, createSession, type Stores } from '@tandem/client';
import { LanguageProvider, SessionProvider, startingLanguage } from '@tandem/ui';
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
void startingLanguage(document.documentElement).then((language) =>
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
  ),
);
