import type { Clock, TextStorage } from '@tandem/client';
import type { Bridge } from '../../ipc/bridge.ts';
import { kept as limits } from '../../ipc/limits.ts';
import { ask } from './bridge.ts';

/** What is typed within this time is one message to the app. */
const SOON = 100;
/** The parts of one message, so that none is too large. */
const MOST_CHANGES = 100;
/** Of three bytes each they are below the most that one message may have. */
const MOST_CHARACTERS = 80_000;
/** What the app did not take is offered again. */
const AGAIN_AFTER = 2_000;

/**
 * What the app keeps for the account that is signed in. Reads are answered here; changes go to the app a moment later, where
 * they are sealed and saved. Throws where there is no room, as a browser's storage does.
 */
export class BridgeStorage implements TextStorage {
  private values = new Map<string, string>();
  private changed = new Map<string, string | null>();
  private cancel = () => {};
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly bridge: Bridge,
    private readonly clock: Clock,
  ) {}

  /** What was kept, as the app says it. What was changed here meanwhile is newer. */
  fill(kept: readonly { readonly key: string; readonly value: string }[]): void {
    this.values = new Map(kept.map(({ key, value }) => [key, value]));
    for (const [key, value] of this.changed) this.put(key, value);
  }

  /** Nobody is signed in any more. */
  forget(): void {
    this.cancel();
    this.values.clear();
    this.changed.clear();
  }

  read(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  write(key: string, value: string): void {
    const isNew = !this.values.has(key);
    if (
      key.length > limits.longestKey ||
      value.length > limits.longestValue ||
      (isNew && this.values.size >= limits.mostKeys) ||
      this.size + key.length + value.length > limits.mostCharacters
    ) {
      throw new Error('There is no room for it.');
    }
    this.change(key, value);
  }

  remove(key: string): void {
    if (this.values.has(key)) this.change(key, null);
  }

  keys(): string[] {
    return [...this.values.keys()];
  }

  /** Hands over what is not handed over yet. */
  flush(): Promise<void> {
    this.cancel();
    const changes = [...this.changed];
    this.changed = new Map();
    this.sending = this.sending.then(async () => {
      for (const part of inParts(changes)) {
        await ask(this.bridge, 'kept.change', { changes: part }).catch(() => this.offerAgain(part));
      }
    });
    return this.sending;
  }

  private change(key: string, value: string | null): void {
    this.put(key, value);
    this.changed.set(key, value);
    this.cancel();
    this.cancel = this.clock.after(SOON, () => void this.flush());
  }

  /** Unless it was changed meanwhile, or is of somebody who signed out. */
  private offerAgain(part: readonly Change[]): void {
    for (const { key, value } of part) {
      const isCurrent = (this.values.get(key) ?? null) === value;
      if (isCurrent && !this.changed.has(key)) this.changed.set(key, value);
    }
    if (this.changed.size === 0) return;
    this.cancel();
    this.cancel = this.clock.after(AGAIN_AFTER, () => void this.flush());
  }

  private get size(): number {
    let size = 0;
    for (const [key, value] of this.values) size += key.length + value.length;
    return size;
  }

  private put(key: string, value: string | null): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
  }
}

interface Change {
  readonly key: string;
  readonly value: string | null;
}

function inParts(changes: readonly [string, string | null][]): Change[][] {
  const parts: Change[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [key, value] of changes) {
    const grows = key.length + (value?.length ?? 0);
    if (size + grows > MOST_CHARACTERS || (parts.at(-1)?.length ?? 0) >= MOST_CHANGES) {
      parts.push([]);
      size = 0;
    }
    size += grows;
    parts.at(-1)?.push({ key, value });
  }
  return parts;
}
