import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from '../scripts/web/compressed.mjs';
import { firstPaint } from '../scripts/web/first-paint.mjs';
import { preloadLanguage } from '../scripts/web/preload-language.mjs';
import { preloadPages } from '../scripts/web/preload-pages.mjs';
import { slim, withoutStaffWords } from '../scripts/web/slim.mjs';

/** Where the api of a developer listens. */
const api = 'http://localhost:8000';

/** What every page of somebody signed in is made of, besides what everybody gets. */
const signedIn = ['src/SignedIn.tsx', 'src/stores.ts'];

const everywhere =
  /node_modules\/(axios|mobx|mobx-react-lite|react|react-dom|regexparam|scheduler|use-sync-external-store|wouter)\//;

export default defineConfig({
  plugins: [
    react(),
    slim(),
    withoutStaffWords(),
    firstPaint(),
    preloadLanguage(),
    preloadPages({
      '^/$': [...signedIn, 'src/tickets/TicketsPage.tsx'],
      '^/tickets/new$': [...signedIn, 'src/tickets/NewTicketPage.tsx'],
      '^/tickets/\\d+$': [...signedIn, 'src/tickets/TicketPage.tsx'],
    }),
    compressed(),
  ],
  // The sources of the shared packages, so that nothing has to be built first.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    sourcemap: true,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    // What every page needs is two files: the libraries, which stay in the browser's cache when the portal changes, and ours.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: everywhere }] } } },
  },
  server: {
    port: 5173,
    // The api is told its own origin: it refuses sockets from pages it does not serve.
    proxy: { '/api': { target: api, ws: true, headers: { origin: api } } },
  },
});
