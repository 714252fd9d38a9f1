import { safeStorage } from 'electron';
import type { Seal } from '../core/files/files.ts';

/** The system's keychain. Where Linux has none, "encryption" is a constant key: then nothing is kept at all. */
export async function systemSeal(): Promise<Seal> {
  const keeps = (await safeStorage.isAsyncEncryptionAvailable()) && !isPretence();
  return {
    keeps,
    close: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    async open(closed) {
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(closed, 'base64'))).result;
      } catch {
        return null; // another user's, or the keychain was made anew
      }
    },
  };
}

function isPretence(): boolean {
  if (process.platform !== 'linux') return false;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown';
}
