import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, say } from './say.mjs';

/**
 * Signs manifests of updates, each into a file beside it that ends with `.sig`. The name is signed, too: see
 * desktop/src/main/core/updates/signed-manifest.ts.
 * @param {string[]} files
 * @param {import('node:crypto').KeyObject} key
 */
export function signManifests(files, key) {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key for manifests is no Ed25519 key.');
  for (const file of files) {
    const bytes = Buffer.concat([Buffer.from(`tandem-update-1\n${basename(file)}\n`), readFileSync(file)]);
    writeFileSync(`${file}.sig`, `${sign(null, bytes, key).toString('base64')}\n`);
  }
}

/**
 * The key that signs, from the environment: PEM, or a path to it. Rejects without one.
 * @param {NodeJS.ProcessEnv} env
 */
export function manifestKey(env) {
  const given = env['TANDEM_UPDATE_ED25519_KEY']?.trim();
  if (!given) throw new Error('TANDEM_UPDATE_ED25519_KEY is missing: the private key, or a path to it.');
  return createPrivateKey(given.startsWith('-----') ? given.replaceAll('\\n', '\n') : readFileSync(given));
}

/** A public key as it stands in update-keys.json. @param {import('node:crypto').KeyObject} key */
export const publicText = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...files] = process.argv.slice(2);
  try {
    if (command === 'new-key' && files[0]) newKey(files[0]);
    else if (command === 'sign' && files.length > 0) signManifests(files, manifestKey(process.env));
    else throw new Error('node scripts/sign-manifest.mjs new-key <file> | sign <manifest> …');
  } catch (cause) {
    fail(cause);
  }
}

/** @param {string} file */
function newKey(file) {
  if (existsSync(file)) throw new Error(`${file} is there already; a key is never written over.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  say(`The private key is in ${file}. For desktop/src/main/core/updates/update-keys.json:\n${publicText(privateKey)}`);
}
