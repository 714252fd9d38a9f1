import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Public keys as they stand in `update-keys.json`: base64 of what `openssl pkey -pubout -outform DER` writes. */
export const publicKeys = (texts: readonly string[]): KeyObject[] =>
  texts.map((text) => {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('A key for updates is no Ed25519 key.');
    return key;
  });

/** What is signed: the name goes in, so that a manifest of the beta ring never passes for a stable one, nor another system's. */
export const signedBytes = (name: string, manifest: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`tandem-update-1\n${name}\n`), manifest]);

/** Whether one of the keys signed this manifest under this name. The signature is base64; anything else is none. */
export function isSigned(name: string, manifest: Uint8Array, signature: string, keys: readonly KeyObject[]): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  return bytes.length === 64 && keys.some((key) => verify(null, signedBytes(name, manifest), key, bytes));
}
