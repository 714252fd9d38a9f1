import { kept as limits } from '../../../ipc/limits.ts';
import type { Log } from '../log/log.ts';
import type { Files, Seal } from './files.ts';
import { entriesOf } from './marks.ts';
import { Saving } from './saving.ts';

export interface AccountKeepOptions {
  readonly files: Files;
  readonly seal: Seal;
  /** Of the file: no two accounts, no two servers have the same. */
  readonly name: string;
  readonly log: Log;
}

/**
 * What one account has on this computer (drafts, messages that wait to be sent), in one sealed file. Where nothing may be
 * kept it lives as long as the app does. Bounded in number and size.
 */
export class AccountKeep {
  private readonly saving: Saving;
  private size: number;
  private erased = false;

  private constructor(
    private readonly values: Map<string, string>,
    private readonly options: AccountKeepOptions,
  ) {
    this.size = [...values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    this.saving = new Saving(
      () => this.save(),
      (cause) => options.log.warn('what the account keeps could not be saved', { cause }),
    );
  }

  static async open(options: AccountKeepOptions): Promise<AccountKeep> {
    const { files, seal, name, log } = options;
    if (!seal.keeps) return new AccountKeep(new Map(), options);
    try {
      const [before, now] = [await contentOf(options, aside(name)), await contentOf(options, name)];
      // The keychain may be there again tomorrow, and what it closed is not to be written over today.
      if (now.closed !== null && now.entries === null) await files.write(aside(name), now.closed);
      const keep = new AccountKeep(new Map([...(before.entries ?? []), ...(now.entries ?? [])]), options);
      if (before.entries !== null) {
        await keep.save();
        await files.remove(aside(name));
      }
      return keep;
    } catch (cause) {
      log.warn('what the account keeps could not be read, and is left as it is', { cause });
      return new AccountKeep(new Map(), { ...options, seal: { ...seal, keeps: false } });
    }
  }

  entries(): [string, string][] {
    return [...this.values];
  }

  /** Null when nothing is kept under this key. */
  read(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  /** Null removes. False when there is no room for it. */
  change(key: string, value: string | null): boolean {
    const before = this.values.get(key);
    const size = this.size - sizeOf(key, before ?? null) + sizeOf(key, value);
    const grows = value !== null && size > this.size;
    if (grows && (size > limits.mostCharacters || (before === undefined && this.values.size >= limits.mostKeys))) {
      return false;
    }
    this.size = size;
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
    this.saving.soon();
    return true;
  }

  /** Nothing of the account is left on this computer. */
  async erase(): Promise<void> {
    this.erased = true;
    this.values.clear();
    this.size = 0;
    await this.saving.settled();
    const { files, name } = this.options;
    await Promise.all([files.remove(name), files.remove(aside(name))]);
  }

  settled(): Promise<void> {
    return this.saving.settled();
  }

  private async save(): Promise<void> {
    const { files, seal, name } = this.options;
    if (!seal.keeps || this.erased) return;
    await files.write(name, await seal.close(JSON.stringify(Object.fromEntries(this.values))));
  }
}

const sizeOf = (key: string, value: string | null) => (value === null ? 0 : key.length + value.length);

/** Where a file waits that could not be opened. */
const aside = (name: string) => `${name}.unopened`;

/** `entries` is null when there is nothing, or it cannot be opened. */
async function contentOf({ files, seal, log }: AccountKeepOptions, name: string) {
  const closed = await files.read(name);
  const text = closed === null ? null : await seal.open(closed);
  if (closed !== null && text === null) log.warn('what the account keeps could not be opened', { file: name });
  return { closed, entries: text === null ? null : entriesOf(text) };
}
