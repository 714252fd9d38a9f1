import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { lineOf } from './redact.ts';

const MOST_WAITING = 1_000;

export interface RotatingLogOptions {
  readonly folder: string;
  readonly now: () => number;
  readonly mostBytes?: number;
  readonly mostFiles?: number;
}

/** A log in a few files of limited size; the oldest goes. A disk that is full costs the log and nothing else. */
export class RotatingLog implements Log {
  /** `warn`: only problems are written. */
  least: 'info' | 'warn' = 'info';
  private waiting: string[] = [];
  private writing: Promise<void> | null = null;
  private size: number | null = null;

  constructor(private readonly options: RotatingLogOptions) {}

  info(words: string, facts: Readonly<Record<string, unknown>> = {}): void {
    if (this.least === 'info') this.add('info', words, facts);
  }
  warn(words: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.add('warn', words, facts);
  }

  async settled(): Promise<void> {
    while (this.writing !== null) await this.writing;
  }

  private add(level: string, words: string, facts: Readonly<Record<string, unknown>>): void {
    if (this.waiting.length >= MOST_WAITING) return;
    this.waiting.push(lineOf(words, { at: new Date(this.options.now()).toISOString(), level, ...facts }));
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
  }

  private async write(): Promise<void> {
    const { folder, mostBytes = 5 * 1_024 * 1_024 } = this.options;
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const text = `${this.waiting.splice(0).join('\n')}\n`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        this.size ??= await stat(this.file(0)).then(
          ({ size }) => size,
          () => 0,
        );
        if (this.size > 0 && this.size + text.length > mostBytes) await this.rotate();
        await appendFile(this.file(0), text, { mode: 0o600 });
        this.size += Buffer.byteLength(text);
      } catch {
        return; // What is not written is not worth a failure.
      }
    }
  }

  private async rotate(): Promise<void> {
    const { mostFiles = 5 } = this.options;
    await rm(this.file(mostFiles - 1), { force: true });
    for (let at = mostFiles - 2; at >= 0; at -= 1)
      await rename(this.file(at), this.file(at + 1)).catch(() => undefined);
    this.size = 0;
  }

  private file(at: number): string {
    return join(this.options.folder, at === 0 ? 'tandem.log' : `tandem.${at}.log`);
  }
}
