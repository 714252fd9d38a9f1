import type { TextStorage } from '@tandem/client/transport';
import type { Log } from '../log/log.ts';
import type { Files } from './files.ts';
import { Saving } from './saving.ts';

/**
 * The few marks the connection keeps between starts (whether there is a session, whether a sign-out is still owed). No
 * secrets. Where nothing may be kept they live as long as the app.
 */
export class Marks implements TextStorage {
  private readonly saving: Saving;

  private constructor(
    private readonly values: Map<string, string>,
    { files, name, log }: { files: Files | null; name: string; log: Log },
  ) {
    this.saving = new Saving(
      async () => files?.write(name, JSON.stringify(Object.fromEntries(this.values))),
      (cause) => log.warn('marks could not be saved', { cause }),
    );
  }

  static async open(options: { files: Files | null; name: string; log: Log }): Promise<Marks> {
    const text = await options.files?.read(options.name).catch(() => null);
    return new Marks(new Map(entriesOf(text ?? null)), options);
  }

  read(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  write(key: string, value: string): void {
    this.values.set(key, value);
    this.saving.soon();
  }
  remove(key: string): void {
    if (this.values.delete(key)) this.saving.soon();
  }
  keys(): string[] {
    return [...this.values.keys()];
  }

  settled(): Promise<void> {
    return this.saving.settled();
  }
}

/** The text pairs of a file; none when it is damaged. */
export function entriesOf(text: string | null): [string, string][] {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    if (typeof found !== 'object' || found === null) return [];
    return Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  } catch {
    return [];
  }
}
