import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../shared/ui/src/first-paint.js', import.meta.url));
const NAME = 'first-paint.js';
const PLACE = '<!--first-paint-->';

/**
 * Gives a web app the one script that runs before the first paint, a file of its own since no inline script is allowed:
 * it is served beside the page, and called where the page says `<!--first-paint-->`. Put it before the plugins that tell
 * the script what to fetch early.
 * @param {{ base?: string }} [options] the folder the app is served from
 * @returns {import('vite').Plugin}
 */
export function firstPaint({ base = '/' } = {}) {
  return {
    name: 'tandem:first-paint',
    configureServer({ middlewares }) {
      middlewares.use(`${base}${NAME}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(readFileSync(source));
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: NAME, source: readFileSync(source, 'utf8') });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(PLACE)) throw new Error(`The page does not say where ${NAME} belongs.`);
        return html.replace(PLACE, `<script src="${base}${NAME}"></script>`);
      },
    },
  };
}
