import type { TextStorage } from '@tandem/client/transport';
import type { AccountKeep } from '../files/account-keep.ts';

/** What is kept for an account, as the client's stores expect a storage. */
export class KeepStorage implements TextStorage {
  constructor(private readonly keep: AccountKeep) {}

  read(key: string): string | null {
    return this.keep.read(key);
  }
  write(key: string, value: string): void {
    if (!this.keep.change(key, value)) throw new Error('There is no room for it.');
  }
  remove(key: string): void {
    if (this.keep.read(key) !== null) this.keep.change(key, null);
  }
  keys(): string[] {
    return this.keep.entries().map(([key]) => key);
  }
}
