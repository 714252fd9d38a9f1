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
    return new AccountKeep(new Map(await contentOf(options)), options);
  }

  entries(): [string, string][] {
    return [...this.values];
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
    await this.options.files.remove(this.options.name);
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

async function contentOf({ files, seal, name, log }: AccountKeepOptions): Promise<[string, string][]> {
  if (!seal.keeps) return [];
  try {
    const closed = await files.read(name);
    return closed === null ? [] : entriesOf(await seal.open(closed));
  } catch (cause) {
    log.warn('what the account keeps could not be read', { cause });
    return [];
  }
}
