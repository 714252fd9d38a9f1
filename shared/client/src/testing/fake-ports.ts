import { inProcessLocks } from '../ports/in-process-locks.ts';
import type { StorePorts, TextStorage } from '../ports/ports.ts';
import { FakeClock } from './fake-clock.ts';

/** A storage in memory; several may share one map, as tabs share theirs. */
export class FakeStorage implements TextStorage {
  private readonly handlers = new Set<(key: string | null) => void>();
  /** While true, nothing can be written. */
  full = false;

  constructor(
    private readonly values = new Map<string, string>(),
    private readonly tabs = new Set<FakeStorage>(),
  ) {
    tabs.add(this);
  }

  /** The same storage as another tab sees it. */
  otherTab(): FakeStorage {
    return new FakeStorage(this.values, this.tabs);
  }

  read(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  write(key: string, value: string): void {
    if (this.full) throw new Error('QuotaExceededError');
    this.values.set(key, value);
    this.announce(key);
  }
  remove(key: string): void {
    this.values.delete(key);
    this.announce(key);
  }
  keys(): string[] {
    return [...this.values.keys()];
  }
  onChange(handler: (key: string | null) => void): () => void {
    this.handlers.add(handler);
    return () => this.handlers.delete(handler);
  }

  private announce(key: string): void {
    for (const tab of this.tabs) {
      if (tab !== this) for (const handler of tab.handlers) handler(key);
    }
  }
}

export type FakePorts = StorePorts & { readonly clock: FakeClock; readonly storage: FakeStorage };

/** Ports that do nothing by chance. */
export function fakePorts(ports: Partial<FakePorts> = {}): FakePorts {
  let ids = 0;
  return {
    clock: new FakeClock(),
    storage: new FakeStorage(),
    locks: inProcessLocks(),
    random: () => 0.5,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
    ...ports,
  };
}
