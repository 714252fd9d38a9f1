import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { installers, manifests, objections } from './release/artifacts.mjs';
import { billOfMaterials, bundledParts, thirdParty } from './release/bill.mjs';
import { missingSettings, signing } from './release/settings.mjs';
import { verifySignature } from './release/verify.mjs';
import { run, tool } from './run.mjs';
import { fail, say } from './say.mjs';
import { manifestKey, publicText, signManifests } from './sign-manifest.mjs';

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
  if (system === 'linux') for (const name of names) signForLinux(join(out, name));
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
  const key = manifestKey(process.env);
  if (!JSON.parse(readFileSync(keysFile, 'utf8')).includes(publicText(key)))
    throw new Error('The key that signs manifests is not among those that the app trusts (update-keys.json).');

  const files = readdirSync(folder).filter((name) => !/^(verdict-.*\.json|SHA256SUMS.*|.*\.sig)$/.test(name));
  const hashes = await Promise.all(files.map(async (name) => [name, await hashOf(join(folder, name))]));
  const verdicts = ['win32', 'darwin', 'linux'].flatMap((system) => {
    const file = join(folder, `verdict-${system}.json`);
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : [];
  });
  demand(objections(version, Object.fromEntries(hashes), verdicts));
  if (verdicts.some((verdict) => verdict.commit !== commit)) throw new Error('They were not built from this commit.');

  await build(); // for the list of what is bundled, which is the same on every system
  const parts = bundledParts();
  const write = (/** @type {string} */ name, /** @type {unknown} */ content) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  write(`tandem-${version}.cdx.json`, billOfMaterials(version, parts, verdicts[0].versions, new Date()));
  write('THIRD-PARTY.txt', thirdParty(parts));
  write('provenance.json', {
    version,
    commit,
    builtBy: process.env['GITHUB_SERVER_URL'] ? runAddress() : null,
    verdicts,
  });
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'));
  const policy = resolve(folder, `tandem-policy-${version}.zip`);
  execFileSync('git', ['archive', '--format=zip', '-o', policy, `${commit}:desktop/policy`], { cwd: root });
  signManifests(
    manifests(version).map((name) => join(folder, name)),
    key,
  );

  const all = readdirSync(folder)
    .filter((name) => !/^(verdict-.*\.json|SHA256SUMS.*)$/.test(name))
    .sort();
  const sums = await Promise.all(all.map(async (name) => `${await hashOf(join(folder, name))}  ${name}\n`));
  write('SHA256SUMS', sums.join(''));
  gpg(['--armor', '--detach-sign', join(folder, 'SHA256SUMS')]);
  execFileSync('gpg', ['--batch', '--verify', join(folder, 'SHA256SUMS.asc'), join(folder, 'SHA256SUMS')], {
    stdio: 'ignore',
  });
  say(`Release ${version}: ${all.length} files in ${folder}, listed and signed in SHA256SUMS.asc.`);
}

/** @param {string[]} lines */
function demand(lines) {
  if (lines.length > 0) throw new Error(`This is no release:\n${lines.map((line) => `  ${line}`).join('\n')}`);
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
    ...(JSON.parse(readFileSync(keysFile, 'utf8')).length > 0
      ? []
      : ['update-keys.json holds no key: such an app never updates itself.']),
  ]);
  return { version: /** @type {string} */ (version), commit: git('rev-parse', 'HEAD') };
}

/** A signature beside it, and inside for rpm, whose tools look there. @param {string} file */
function signForLinux(file) {
  if (file.endsWith('.rpm')) {
    const macros = [
      '--define',
      `_gpg_name ${process.env['GPG_KEY_ID']}`,
      '--define',
      '_gpg_sign_cmd_extra_args --batch --pinentry-mode loopback',
    ];
    execFileSync('rpmsign', [...macros, '--addsign', file], { stdio: 'inherit' });
  } else gpg(['--armor', '--detach-sign', file]);
}

/** @param {string[]} args */
function gpg(args) {
  execFileSync(
    'gpg',
    ['--batch', '--yes', '--pinentry-mode', 'loopback', '--local-user', process.env['GPG_KEY_ID'] ?? '', ...args],
    { stdio: 'inherit' },
  );
}

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

/** @param {string} file */
async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
