import { browserPorts, createClient } from '@tandem/client';
import { english, LanguageProvider, StoresProvider, ToastProvider } from '@tandem/ui';
import '@tandem/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { Crashed } from './shell/Crashed.tsx';

const stores = createClient({ ...browserPorts(window), baseUrl: window.location.origin, client: 'portal' });
void stores.start();

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the app');
createRoot(place).render(
  <StrictMode>
    <LanguageProvider language={english}>
      <Crashed>
        <StoresProvider stores={stores}>
          <ToastProvider>
            <App />
          </ToastProvider>
        </StoresProvider>
      </Crashed>
    </LanguageProvider>
  </StrictMode>,
);
