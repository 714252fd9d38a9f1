import type { PolicySource } from '@tandem/contract';
import { fits, isPolicyKey, type PolicyKey, policyNames } from './fit.ts';
import { type PolicyValues, policyRules } from './policy.generated.ts';
import type { Reading } from './reading.ts';

/** What goes without: no server, no updates. */
export type Closed = 'server' | 'updates';

/** Something in a source that does not count, and why. Never the value itself. */
export interface PolicyProblem {
  readonly source: PolicySource;
  readonly place: string;
  readonly key: string | null;
  readonly what: 'unreadable' | 'ignored' | 'invalid' | 'unknown';
  readonly detail: string;
}

/** What one source says of one key. */
export interface Said<K extends PolicyKey = PolicyKey> {
  readonly value: PolicyValues[K];
  readonly source: PolicySource;
}

type Level = 'enforced' | 'defaults';
type Found = { readonly [K in PolicyKey]?: Said<K> };

/**
 * What the organisation wants, of all sources together. Per key the first source that has it counts, lists whole. A value
 * that does not fit is passed over, except where doing without would be worse than not working: those keys close.
 */
export class Policy {
  readonly problems: readonly PolicyProblem[];
  /** The first source that says anything, and so the one that IT looks into; null without any. */
  readonly source: PolicySource | null;
  private readonly shut: ReadonlySet<PolicyKey>;
  private readonly enforced: Found;
  private readonly defaults: Found;

  constructor(readings: readonly Reading[], allowsLoopback = true) {
    const enforced = settle(readings, 'enforced', allowsLoopback);
    const defaults = settle(readings, 'defaults', allowsLoopback);
    this.enforced = enforced.found;
    this.defaults = defaults.found;
    this.problems = [...readings.flatMap(troubleOf), ...enforced.problems, ...defaults.problems];
    this.source = readings.find(({ ignored }) => ignored === undefined)?.source ?? null;
    this.shut = new Set([...enforced.shut, ...[...defaults.shut].filter((key) => !(key in enforced.found))]);
  }

  /** What nobody at this computer can change, if the key is so. */
  forced<K extends PolicyKey>(key: K): Said<K> | undefined {
    return this.enforced[key] as Said<K> | undefined;
  }
  /** What people start with, if the key has such a value. */
  preset<K extends PolicyKey>(key: K): Said<K> | undefined {
    return this.defaults[key] as Said<K> | undefined;
  }
  /** What counts for a key that people have no setting of their own for. */
  value<K extends PolicyKey>(key: K): PolicyValues[K] | undefined {
    const said = this.forced(key) ?? this.preset(key);
    return said === undefined ? (policyRules[key].default as PolicyValues[K] | undefined) : said.value;
  }
  /** Whether a key is wanted and cannot be had, and its group has to go without. */
  isShut(key: PolicyKey): boolean {
    return this.shut.has(key);
  }
  get closed(): readonly Closed[] {
    const server = policyNames.some((key) => this.isShut(key) && (key === 'serverUrl' || key.startsWith('tls.')));
    const updates = policyNames.some((key) => this.isShut(key) && key.startsWith('updates.'));
    return [...(server ? (['server'] as const) : []), ...(updates ? (['updates'] as const) : [])];
  }
}

interface Settled {
  readonly found: Found;
  readonly shut: ReadonlySet<PolicyKey>;
  readonly problems: readonly PolicyProblem[];
}

function settle(readings: readonly Reading[], level: Level, allowsLoopback: boolean): Settled {
  const found = new Map<PolicyKey, Said>();
  const shut = new Set<PolicyKey>();
  const problems: PolicyProblem[] = [];
  const isOpen = (key: PolicyKey): boolean => !found.has(key) && !shut.has(key);
  const close = (keys: readonly PolicyKey[]): void => {
    for (const key of keys) if (isOpen(key) && policyRules[key].failClosed) shut.add(key);
  };
  for (const reading of readings) {
    const { source, place, broken, ignored } = reading;
    if (ignored !== undefined) continue;
    if (broken !== undefined) close(policyNames); // it may demand any of them
    for (const [key, value] of Object.entries(reading[level])) {
      const problem = (what: PolicyProblem['what'], detail: string) =>
        problems.push({ source, place, key: key.slice(0, 80), what, detail });
      if (!isPolicyKey(key)) problem('unknown', 'this version has no such key');
      else if (!fits(key, value, allowsLoopback)) {
        problem('invalid', `not what ${level === 'enforced' ? 'is' : 'a default may be'} allowed here`);
        close([key]);
      } else if (isOpen(key)) found.set(key, { value, source });
    }
  }
  return { found: Object.fromEntries(found), shut, problems };
}

function troubleOf({ source, place, broken, ignored }: Reading): PolicyProblem[] {
  const trouble = (what: PolicyProblem['what'], detail: string) => [{ source, place, key: null, what, detail }];
  if (broken !== undefined) return trouble('unreadable', broken);
  return ignored === undefined ? [] : trouble('ignored', ignored);
}
