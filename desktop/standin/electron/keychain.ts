import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

/**
 * The system's keychain. Its key lies in a file outside of the app's own folder, so that it outlives the process as a
 * real one does. Under `basic_text` and `unknown` there is none, and what is concealed can be read by anybody.
 */
export class Keychain {
  private key: Buffer | null = null;

  constructor(
    readonly backend: Backend,
    private readonly file: string,
  ) {}

  get isReal(): boolean {
    return this.backend !== 'basic_text' && this.backend !== 'unknown';
  }

  conceal(text: string): Buffer {
    if (!this.isReal) return Buffer.concat([Buffer.from('v10'), Buffer.from(text)]);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.secret(), nonce);
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v11'), nonce, cipher.getAuthTag(), hidden]);
  }

  /** Throws on what another keychain concealed, or on what was changed since. */
  reveal(bytes: Buffer): string {
    const [kind, rest] = [bytes.subarray(0, 3).toString(), bytes.subarray(3)];
    if (kind === 'v10' && !this.isReal) return rest.toString();
    if (kind !== 'v11' || !this.isReal) throw new Error('Error while decrypting the ciphertext provided.');
    const decipher = createDecipheriv('aes-256-gcm', this.secret(), rest.subarray(0, 12));
    decipher.setAuthTag(rest.subarray(12, 28));
    return Buffer.concat([decipher.update(rest.subarray(28)), decipher.final()]).toString('utf8');
  }

  private secret(): Buffer {
    if (this.key) return this.key;
    if (!existsSync(this.file)) writeFileSync(this.file, randomBytes(32), { mode: 0o600 });
    this.key = readFileSync(this.file);
    return this.key;
  }
}
