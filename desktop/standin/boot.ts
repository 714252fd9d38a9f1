import './platform.ts';
import Module, { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createElectron } from './electron/electron.ts';
import { host } from './electron/host.ts';

/**
 * `node boot.mjs <main> [arguments]`: runs an Electron app's unmodified main bundle with `electron`, imported or required,
 * resolved to the stand-in.
 */
const [node = '', , entry = '', ...args] = process.argv;
const main = resolve(entry);
process.argv = process.env['STANDIN_PACKAGED'] === '1' ? [node, ...args] : [node, main, ...args];

const { electron, codeLoaded, evaluate } = createElectron();
const place = Symbol.for('tandem.electron-standin');
Object.assign(globalThis, { [place]: electron });
const source = `const electron = globalThis[Symbol.for('tandem.electron-standin')]; export default electron;
export const { ${Object.keys(electron).join(', ')} } = electron;`;
const names = /^electron(\/(main|common))?$/;

register(
  asModule(`export const resolve = (name, context, next) => ${names}.test(name)
  ? { url: ${JSON.stringify(asModule(source))}, shortCircuit: true } : next(name, context);`),
);
const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
const load = loader._load;
loader._load = (name, ...rest) => (names.test(name) ? electron : load.call(Module, name, ...rest));

const first = await host.ask('begin', undefined);
if (first) await evaluate(first);
await import(pathToFileURL(main).href);
codeLoaded(); // as in Electron, `ready` comes after the whole entry, its top-level awaits included

function asModule(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text)}`;
}
