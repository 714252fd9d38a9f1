import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'yaml';
import { root } from '../bootstrap.mjs';
import { manifestKey, publicText, signManifests } from '../sign-manifest.mjs';
import { manifestObjections, manifests, objections, signedBeside } from './artifacts.mjs';
import { billOfMaterials, thirdParty } from './bill.mjs';
import { missingSettings } from './settings.mjs';
import { signBeside } from './sign.mjs';
import { verifySignature } from './verify.mjs';

/**
 * What is released, and from where.
 * @typedef {{version: string, commit: string, trusted: string[], parts: import('./bill.mjs').Part[], builtBy: string | null}} Release
 */

/**
 * Makes a release of a folder with what the three systems have built and vouched for: writes bill of materials, licences,
 * provenance, policy files and the list of all, and signs manifests and list. Rejects with everything that is missing, unsigned or
 * not what was verified, before anything is signed.
 * @param {string} folder
 * @param {Release} release
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string[]>} the names of all files that are listed
 */
export async function assembleRelease(folder, { version, commit, trusted, parts, builtBy }, env) {
  demand(missingSettings('assemble', env));
  const key = manifestKey(env);
  if (!trusted.includes(publicText(key)))
    throw new Error('The key that signs manifests is not among those that the app trusts (update-keys.json).');
  const verdicts = ['win32', 'darwin', 'linux'].flatMap((system) => {
    const file = join(folder, `verdict-${system}.json`);
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : [];
  });
  const files = readdirSync(folder).filter((name) => !/^(verdict-.*\.json|SHA256SUMS.*|.*\.sig)$/.test(name));
  const sums = async (/** @type {string} */ kind, /** @type {'hex' | 'base64'} */ as) =>
    Object.fromEntries(
      await Promise.all(files.map(async (name) => [name, await hashOf(join(folder, name), kind, as)])),
    );
  demand(objections(version, await sums('sha256', 'hex'), verdicts));
  if (verdicts.some((verdict) => verdict.commit !== commit)) throw new Error('They were not built from this commit.');
  const own = manifests(version);
  const said = own.map((name) => /** @type {const} */ ([name, parse(readFileSync(join(folder, name), 'utf8'))]));
  demand(manifestObjections(version, Object.fromEntries(said), await sums('sha512', 'base64')));
  for (const name of files.filter((each) => signedBeside.test(each))) verifySignature(join(folder, name), env);

  const write = (/** @type {string} */ name, /** @type {unknown} */ content) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  write(`tandem-${version}.cdx.json`, billOfMaterials(version, parts, verdicts[0].versions, new Date()));
  write('THIRD-PARTY.txt', thirdParty(parts));
  write('provenance.json', { version, commit, builtBy, verdicts });
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'));
  const policy = resolve(folder, `tandem-policy-${version}.zip`);
  execFileSync('git', ['archive', '--format=zip', '-o', policy, `${commit}:desktop/policy`], { cwd: root });
  signManifests(
    own.map((name) => join(folder, name)),
    key,
  );

  const all = readdirSync(folder)
    .filter((name) => !/^(verdict-.*\.json|SHA256SUMS.*)$/.test(name))
    .sort();
  const lines = await Promise.all(all.map(async (name) => `${await hashOf(join(folder, name))}  ${name}\n`));
  write('SHA256SUMS', lines.join(''));
  signBeside(join(folder, 'SHA256SUMS'), env);
  verifySignature(join(folder, 'SHA256SUMS'), env);
  return all;
}

/** Throws what stands in the way, one line each. @param {string[]} lines */
export function demand(lines) {
  if (lines.length > 0) throw new Error(`This is no release:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** @param {string} file @param {string} kind @param {'hex' | 'base64'} as */
export async function hashOf(file, kind = 'sha256', as = 'hex') {
  const hash = createHash(kind);
  await pipeline(createReadStream(file), hash);
  return hash.digest(as);
}
