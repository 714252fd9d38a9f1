import type { Files, Seal } from '../core/files/files.ts';

/** Files in memory. */
export class FakeFiles implements Files {
  readonly contents = new Map<string, string>();
  /** While true, the disk is full. */
  full = false;

  async read(name: string): Promise<string | null> {
    return this.contents.get(name) ?? null;
  }
  async write(name: string, text: string): Promise<void> {
    if (this.full) throw new Error('ENOSPC');
    this.contents.set(name, text);
  }
  async remove(name: string): Promise<void> {
    this.contents.delete(name);
  }
}

/** A keychain whose lock is plain to see, so that a test can look for what must not be readable. */
export const fakeSeal = (keeps = true): Seal => ({
  keeps,
  close: async (text) => `sealed:${Buffer.from(text).toString('hex')}`,
  open: async (closed) =>
    closed.startsWith('sealed:') ? Buffer.from(closed.slice('sealed:'.length), 'hex').toString() : null,
});
