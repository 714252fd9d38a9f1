import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the api of a developer listens. */
const api = 'http://localhost:8000';

export default defineConfig({
  plugins: [react()],
  // The sources of the shared packages, so that nothing has to be built first.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist', assetsInlineLimit: 0, sourcemap: true },
  server: {
    port: 5173,
    // The api is told its own origin: it refuses sockets from pages it does not serve.
    proxy: { '/api': { target: api, ws: true, headers: { origin: api } } },
  },
});
