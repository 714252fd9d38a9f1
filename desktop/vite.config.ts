import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from '../scripts/web/compressed.mjs';
import { firstPaint } from '../scripts/web/first-paint.mjs';
import { preloadLanguage } from '../scripts/web/preload-language.mjs';
import { slim } from '../scripts/web/slim.mjs';

const api = process.env['TANDEM_API'] ?? 'http://localhost:8000';

/** The console's renderer: served by the api at /console/, and by the desktop app from its own files. */
export default defineConfig({
  root: new URL('src/renderer', import.meta.url).pathname,
  base: '/console/',
  plugins: [react(), slim(), firstPaint({ base: '/console/' }), preloadLanguage({ base: '/console/' }), compressed()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: new URL('dist/renderer', import.meta.url).pathname,
    emptyOutDir: true,
    // The content security policy allows no data: scripts or styles; assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Libraries change rarely: a new version of the console leaves them in the browser's cache.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
  },
  server: {
    port: 5174,
    strictPort: true,
    // The api is told its own origin: it refuses sockets from pages it does not serve.
    proxy: { '/api': { target: api, ws: true, headers: { origin: api } } },
  },
});
