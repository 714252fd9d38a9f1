import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { run, tool } from './run.mjs';
import { fail, say } from './say.mjs';

const apps = [
  { name: 'portal', folder: 'portal', made: 'portal/dist/index.html', with: 'vite' },
  { name: 'console', folder: 'desktop', made: 'desktop/dist/renderer/index.html', with: 'vite' },
  { name: 'desktop app', folder: 'desktop', made: 'desktop/dist/app/renderer/pages.json', with: 'electron-vite' },
];
const shared = [
  'shared/contract',
  'shared/client',
  'shared/ui',
  'scripts/web',
  'package-lock.json',
  'tsconfig.base.json',
];
const stamps = join(root, 'node_modules/.cache/tandem');

/** Compiles the api and bundles the apps, whatever of them is out of date. Rejects with all that went wrong. */
export async function build() {
  const parts = await Promise.allSettled([buildApi(), ...apps.map(bundle)]);
  const failures = parts.flatMap((part) => (part.status === 'rejected' ? [part.reason.message] : []));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Compiles contract and api; `tsc` itself knows what is out of date. */
export async function buildApi() {
  const { code, output } = await run([tool('typescript', 'tsc'), '-b', 'api']);
  if (code !== 0) throw new Error(`The api does not compile:\n${output}`);
  for (const part of ['api/src', 'api/migrations'])
    prune(join(root, part), join(root, part.replace('api', 'api/dist')));
}

/** @param {typeof apps[number]} app */
async function bundle({ name, folder, made, with: bundler }) {
  const stamp = join(stamps, `${name.replace(' ', '-')}.inputs`);
  const inputs = fingerprint([folder, ...shared]);
  if (existsSync(join(root, made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  say(`Building the ${name} …`);
  const { code, output } = await run([tool(bundler), 'build', '--logLevel', 'warn'], {
    cwd: join(root, folder),
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(`The ${name} does not build:\n${output}`);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, inputs);
}

/**
 * One hash over the names and contents of everything a bundle is made from.
 * @param {string[]} paths
 */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesBelow(path)).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !/^(dist|node_modules|e2e|standin|testing)$|\.test\./.test(name))
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * Removes compiled files whose source is gone: `tsc` leaves them, and a migration left behind would still be run.
 * @param {string} sources
 * @param {string} outputs
 */
function prune(sources, outputs) {
  for (const entry of readdirSync(outputs, { withFileTypes: true })) {
    const [source, output] = [join(sources, entry.name), join(outputs, entry.name)];
    const name = source.replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
    if (entry.isDirectory() && existsSync(source)) prune(source, output);
    else if (!existsSync(name)) rmSync(output, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
}
