import type { Keychain } from './keychain.ts';
import type { Part } from './played.ts';

/** Electron's safeStorage over a keychain. It encrypts nothing before the app is ready, nor where there is no keychain. */
export class SafeStorage implements Part<Electron.SafeStorage, SafeStorage> {
  private plain = false;

  constructor(
    private readonly keychain: Keychain,
    private readonly isReady: () => boolean,
  ) {}

  isEncryptionAvailable = () => this.isReady() && (this.keychain.isReal || this.plain);
  isAsyncEncryptionAvailable = async () => this.isEncryptionAvailable();
  getSelectedStorageBackend = () => this.keychain.backend;
  setUsePlainTextEncryption(plain: boolean): void {
    this.plain = plain;
  }

  encryptString(text: string): Buffer {
    if (!this.isEncryptionAvailable()) throw new Error('Error while encrypting the text: encryption is not available.');
    return this.keychain.conceal(text);
  }
  encryptStringAsync = async (text: string) => this.encryptString(text);
  decryptString(bytes: Buffer): string {
    if (!this.isEncryptionAvailable()) throw new Error('Error while decrypting the text: encryption is not available.');
    return this.keychain.reveal(bytes);
  }
  decryptStringAsync = async (bytes: Buffer) => ({ shouldReEncrypt: false, result: this.decryptString(bytes) });
}
