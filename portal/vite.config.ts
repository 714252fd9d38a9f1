import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from '../scripts/web/compressed.mjs';
import { fewFiles } from '../scripts/web/few-files.mjs';
import { firstPaint } from '../scripts/web/first-paint.mjs';
import { preloadLanguage } from '../scripts/web/preload-language.mjs';
import { preloadPages } from '../scripts/web/preload-pages.mjs';
import { slim, withoutStaffWords } from '../scripts/web/slim.mjs';

/** Where the api of a developer listens. */
const api = 'http://localhost:8000';

/** What every page of somebody signed in is made of, besides what everybody gets. */
const signedIn = ['src/SignedIn.tsx', 'src/stores.ts'];

/** The address of a page → what it is made of. */
const pages = {
  '^/$': [...signedIn, 'src/tickets/TicketsPage.tsx'],
  '^/tickets/new$': [...signedIn, 'src/tickets/NewTicketPage.tsx'],
  '^/tickets/\\d+$': [...signedIn, 'src/tickets/TicketPage.tsx'],
  '^/profile$': [...signedIn, 'src/account/ProfilePage.tsx'],
  '^/devices$': [...signedIn, 'src/account/DevicesPage.tsx'],
};

const everywhere =
  /node_modules\/(axios|mobx|mobx-react-lite|react|react-dom|regexparam|scheduler|use-sync-external-store|wouter)\//;

/** What decides which modules the portal is made of. */
const made = {
  root: import.meta.dirname,
  plugins: [react(), slim(), withoutStaffWords()],
  // The sources of the shared packages, so that nothing has to be built first.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
};

/**
 * What every page needs is two files: the libraries, which stay in the browser's cache when the portal changes, and ours.
 * The rules of forms are fetched by whoever begins to type, and the rest comes with signing in.
 */
const groups = async () => {
  const roots = { rules: ['../shared/ui/src/session/credentials.ts'], inside: signedIn };
  const groupOf = await fewFiles(made, roots, Object.values(pages).flat());
  const ours = ['app', 'rules', 'inside'];
  return [
    { name: 'libraries', test: everywhere, priority: ours.length + 1 },
    ...ours.map((name, at) => ({ name, test: (id: string) => groupOf(id) === name, priority: ours.length - at })),
  ];
};

export default defineConfig(async ({ command }) => ({
  ...made,
  plugins: [...made.plugins, firstPaint(), preloadLanguage(), preloadPages(pages), compressed()],
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    sourcemap: true,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: command === 'build' ? await groups() : [] } } },
  },
  server: {
    port: 5173,
    // The api is told its own origin: it refuses sockets from pages it does not serve.
    proxy: { '/api': { target: api, ws: true, headers: { origin: api } } },
  },
}));
