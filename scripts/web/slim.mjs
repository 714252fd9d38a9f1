import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/**
 * For a Vite build of a web app: leaves out what its browser never runs, so that the first page is a sixth lighter.
 * Tests and development run the whole.
 * @returns {import('vite').Plugin[]}
 */
export const slim = () => [endpointsWithoutSchemas(), axiosForJson()];

/**
 * For the portal: the words that only staff read stay out of each language.
 * @returns {import('vite').Plugin}
 */
export function withoutStaffWords() {
  return {
    name: 'tandem:without-staff-words',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (/\/language\/\w+\.console\.ts$/.test(id)) return 'export const console = {}, staff = {};';
      return /\/language\/\w+\.desktop\.ts$/.test(id) ? 'export const desktop = {};' : undefined;
    },
  };
}

const endpoints = fileURLToPath(new URL('../../shared/contract/src/http/endpoints.ts', import.meta.url));

/**
 * Of an endpoint a browser needs method, path, session and which status carries a body. The schemas, and with them yup,
 * stay out of every page that checks nothing itself; the api checks all the same.
 * @returns {import('vite').Plugin}
 */
export function endpointsWithoutSchemas() {
  return {
    name: 'tandem:endpoints-without-schemas',
    apply: 'build',
    async load(id) {
      if (id !== endpoints) return;
      const { module, dependencies } = await runnerImport(endpoints, { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      const { http } = /** @type {{http: Record<string, Record<string, Endpoint>>}} */ (module);
      return `export const http = ${JSON.stringify(mapped(http, (noun) => mapped(noun, callOf)))};`;
    },
  };
}

/** @typedef {import('../../shared/contract/dist/index.js').EndpointDeclaration} Endpoint */

/** @param {Endpoint} endpoint */
const callOf = ({ method, path, session, replies }) => ({
  method,
  path,
  session,
  replies: mapped(replies, (schema) => (schema === null ? null : {})),
});

/**
 * @template T, R
 * @param {Readonly<Record<string, T>>} values
 * @param {(value: T) => R} change
 * @returns {Record<string, R>}
 */
const mapped = (values, change) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/**
 * What of axios no page uses: the second carrier beside XMLHttpRequest, parameters (they are in the address), forms,
 * cookies that scripts can read, progress, the old way to cancel, and checks of options that our types check.
 */
const unused = {
  'adapters/fetch.js': 'export const getFetch = () => false;',
  'cancel/CancelToken.js': 'export default class {}',
  'core/assertParamsAcyclic.js': 'export default () => {};',
  'core/setFormDataHeaders.js': 'export default () => {};',
  'helpers/AxiosURLSearchParams.js': refused(),
  'helpers/HttpStatusCode.js': 'export default {};',
  'helpers/cookies.js': 'export default { write() {}, read: () => null, readAsync: async () => null, remove() {} };',
  'helpers/formDataToJSON.js': refused(),
  'helpers/progressEventReducer.js': refused('progressEventReducer'),
  'helpers/toFormData.js': `${refused()} export const DEFAULT_FORM_DATA_MAX_DEPTH = 0;`,
  'helpers/toURLEncodedForm.js': refused(),
  'helpers/validator.js':
    'export default { assertOptions() {}, validators: new Proxy({}, { get: () => () => true }) };',
};

/** A module whose one function says that it is not there. @param {string} [name] */
function refused(name) {
  const declared = name === undefined ? 'export default' : `export const ${name} =`;
  return `${declared} () => { throw new Error('Requests are JSON here'); };`;
}

/**
 * Requests are JSON and go by XMLHttpRequest, so a third of axios stays out of the browser, as axios itself leaves out
 * its carrier for Node.
 * @returns {import('vite').Plugin}
 */
function axiosForJson() {
  const left = new Set(Object.keys(unused));
  return {
    name: 'tandem:axios-for-json',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, file] = /\/axios\/lib\/([\w/]+\.js)$/.exec(id) ?? [];
      if (file === undefined || !(file in unused)) return;
      left.delete(file);
      return unused[/** @type {keyof typeof unused} */ (file)];
    },
    buildEnd(failure) {
      if (!failure && left.size > 0) this.error(`axios has changed: ${[...left].join(', ')} is no longer part of it.`);
    },
  };
}

/**
 * For the main process of the installed app, where requests go through Chromium's network: the same for the carriers that
 * would go around it, with all that Node brings along for them.
 * @returns {import('vite').Plugin}
 */
export function axiosForFetch() {
  return {
    name: 'tandem:axios-for-fetch',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, file] = /\/axios\/lib\/([\w/]+\.js)$/.exec(id) ?? [];
      if (file === 'adapters/http.js' || file === 'adapters/xhr.js') return 'export default null;';
      if (file === 'platform/node/index.js') return "export { default } from '../browser/index.js';";
      return file === 'helpers/toFormData.js' ? unused[file] : undefined;
    },
  };
}
