/**
 * Tells `first-paint.js` where the words of each language lie, so that it can have the reader's fetched beside the app
 * and not after it: `<script src="/first-paint.js" data-de="/assets/de-….js" data-de-first="/assets/de.first-….js" …>`.
 * Where the first words come apart, they are fetched in any case, and the others where somebody is likely to be signed in.
 * @param {{ base?: string }} [options] the folder the app is served from
 * @returns {import('vite').Plugin}
 */
export function preloadLanguage({ base = '/' } = {}) {
  return {
    name: 'tandem:preload-language',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html; // while developing, files are served one by one
        const words = Object.values(bundle).flatMap((part) => {
          const name =
            part.type === 'chunk' && /\/language\/([a-z]+(\.first)?)\.ts$/.exec(part.facadeModuleId ?? '')?.[1];
          return name ? [`data-${name.replace('.', '-')}="${base}${part.fileName}"`] : [];
        });
        const script = `src="${base}first-paint.js"`;
        if (words.length === 0 || !html.includes(script)) throw new Error('The page cannot say where its words lie.');
        return html.replace(script, [script, ...words.sort()].join(' '));
      },
    },
  };
}
