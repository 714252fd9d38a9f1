import type { StorePorts, TextStorage } from '../ports/ports.ts';
import { FakeClock } from './fake-clock.ts';
/** A storage in memory; several may share one map, as tabs share theirs. */
export declare class FakeStorage implements TextStorage {
  private readonly values;
  private readonly tabs;
  private readonly handlers;
  /** While true, nothing can be written. */
  full: boolean;
  constructor(values?: Map<string, string>, tabs?: Set<FakeStorage>);
  /** The same storage as another tab sees it. */
  otherTab(): FakeStorage;
  read(key: string): string | null;
  write(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
  onChange(handler: (key: string | null) => void): () => void;
  private announce;
}
export type FakePorts = StorePorts & {
  readonly clock: FakeClock;
  readonly storage: FakeStorage;
};
/** Ports that do nothing by chance. */
export declare function fakePorts(ports?: Partial<FakePorts>): FakePorts;
//# sourceMappingURL=fake-ports.d.ts.map
