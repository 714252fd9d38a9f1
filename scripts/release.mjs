import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { installers } from './release/artifacts.mjs';
import { assembleRelease, demand, hashOf } from './release/assemble.mjs';
import { bundledParts } from './release/bill.mjs';
import { missingSettings, signing } from './release/settings.mjs';
import { signForLinux } from './release/sign.mjs';
import { verifySignature } from './release/verify.mjs';
import { run, tool } from './run.mjs';
import { fail, say } from './say.mjs';

const out = join(root, 'dist/release');
const keysFile = join(root, 'desktop/src/main/core/updates/update-keys.json');

/**
 * `build`, on each of Windows, macOS and Linux: builds, signs and verifies its installers. `assemble <folder>`, on one of them:
 * makes a release of what all three have built. Both fail when anything that should be signed is not.
 */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [step, folder] = process.argv.slice(2);
  bootstrap();
  if (step === 'build') await buildHere().catch(fail);
  else if (step === 'assemble' && folder) await assemble(folder).catch(fail);
  else fail('npm run release -- build | assemble <folder>');
}

async function buildHere() {
  const system = /** @type {'win32' | 'darwin' | 'linux'} */ (process.platform);
  demand(missingSettings(system, process.env));
  const { version, commit } = demandCleanTag();
  await build();
  const told = Object.entries(signing(system, process.env)).map(([name, value]) => `-c.${name}=${value}`);
  mkdirSync(out, { recursive: true });
  for (const config of ['electron-builder.yml', 'electron-builder.managed.yml']) {
    say(`Building what ${config} names …`);
    const args = ['--config', config, '--publish', 'never', `-c.directories.output=${out}`, ...told];
    const { code, output } = await run([tool('electron-builder'), ...args], { echo: true, minutes: 60 });
    if (code !== 0) throw new Error(`electron-builder failed:\n${output.slice(-2_000)}`);
  }
  const names = installers(version)[system];
  if (system === 'linux') for (const name of names) signForLinux(join(out, name), process.env);
  /** @type {Record<string, string>} */
  const sha256 = {};
  for (const name of names) {
    verifySignature(join(out, name), process.env);
    sha256[name] = await hashOf(join(out, name));
  }
  const verdict = { system, commit, versions: electronVersions(), sha256 };
  writeFileSync(join(out, `verdict-${system}.json`), `${JSON.stringify(verdict, null, 2)}\n`);
  say(`${names.length} installers of ${version} are built, signed and verified in ${out}.`);
}

/** @param {string} folder */
async function assemble(folder) {
  demand(missingSettings('assemble', process.env));
  const { version, commit } = demandCleanTag();
  await build(); // for the list of what is bundled, which is the same on every system
  const builtBy = process.env['GITHUB_SERVER_URL'] ? runAddress() : null;
  const release = { version, commit, trusted: trustedKeys(), parts: bundledParts(), builtBy };
  const all = await assembleRelease(folder, release, process.env);
  say(`Release ${version}: ${all.length} files in ${folder}, listed and signed in SHA256SUMS.asc.`);
}

/** What is released is a tag, and what that tag says. */
function demandCleanTag() {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const { version } = JSON.parse(readFileSync(join(root, 'desktop/package.json'), 'utf8'));
  demand([
    ...(git('status', '--porcelain') === '' ? [] : ['The working tree is not clean.']),
    ...(git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)
      ? []
      : [`This commit is not tagged v${version}.`]),
    ...(trustedKeys().length > 0 ? [] : ['update-keys.json holds no key: such an app never updates itself.']),
  ]);
  return { version: /** @type {string} */ (version), commit: git('rev-parse', 'HEAD') };
}

/** @returns {string[]} */
const trustedKeys = () => JSON.parse(readFileSync(keysFile, 'utf8'));

/** As the very Electron that is packed says. */
function electronVersions() {
  const folder = join(root, 'node_modules/electron');
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { electron, chrome, node } = JSON.parse(
    execFileSync(program, ['-p', 'JSON.stringify(process.versions)'], { env, encoding: 'utf8' }),
  );
  return { electron, chrome, node };
}

const runAddress = () =>
  `${process.env['GITHUB_SERVER_URL']}/${process.env['GITHUB_REPOSITORY']}/actions/runs/${process.env['GITHUB_RUN_ID']}`;
