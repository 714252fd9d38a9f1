import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { fromRoot, withResources } from '../scripts/web/desktop-build.mjs';
import { firstPaint } from '../scripts/web/first-paint.mjs';
import { listPackages } from '../scripts/web/list-packages.mjs';
import { listPages } from '../scripts/web/list-pages.mjs';
import { preloadLanguage } from '../scripts/web/preload-language.mjs';
import { axiosForFetch, endpointsWithoutSchemas } from '../scripts/web/slim.mjs';

const at = (path: string) => new URL(path, import.meta.url).pathname;
/** Beside what is packed, for the bill of materials of a release. */
const packages = (part: string) => listPackages(at('..'), at('dist/packages'), part);
/** Everything is bundled: the app has no node_modules. */
const bundled = { externalizeDeps: false, minify: false, sourcemap: false, emptyOutDir: true } as const;

/** The installed app: its main process, its preload, and the console as its one page. */
export default defineConfig({
  main: {
    plugins: [axiosForFetch(), withResources(at('resources'), at('dist/app/main')), packages('main')],
    // Built like a server's code, which has conditions of its own: without them it would take what was compiled last.
    ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
    build: {
      ...bundled,
      outDir: at('dist/app/main'),
      rolldownOptions: { input: at('src/main/index.ts'), output: { format: 'es', entryFileNames: 'index.js' } },
    },
  },
  preload: {
    plugins: [packages('preload')],
    build: {
      ...bundled,
      outDir: at('dist/app/preload'),
      // A sandboxed preload must be CommonJS, in one file.
      rolldownOptions: { input: at('src/preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [
      react(),
      endpointsWithoutSchemas(),
      firstPaint(),
      preloadLanguage(),
      fromRoot(),
      listPages(),
      packages('renderer'),
    ],
    resolve: { conditions: ['source', ...defaultClientConditions] },
    build: {
      minify: true,
      outDir: at('dist/app/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
});
