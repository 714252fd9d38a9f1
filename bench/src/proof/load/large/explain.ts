import { pause } from '../../../load/measured.ts';
import type { Trial } from '../../proof.ts';
import type { Desk } from './desk.ts';
import { type Family, families } from './families.ts';
import { complaintOf } from './judge.ts';
import type { Size } from './size.ts';
import type { Executed, SlowLog } from './slow-log.ts';
import type { Wanted } from './wanted.ts';

/** The database writes a statement down after it has answered. */
const WRITTEN_MS = 3;
const MOST_COMPLAINTS = 10;

interface Ground {
  readonly desk: Desk;
  readonly log: SlowLog;
  readonly size: Size;
}

interface Outcome {
  asked: number;
  statements: number;
  mostRows: number;
  slowest: Pick<Executed, 'sql' | 'milliseconds'>;
  readonly took: number[];
  /** By the statement without its values: one complaint is enough. */
  readonly complaints: Map<string, string>;
}

/**
 * Asks for everything, one after the other, and judges every statement that the database carried out meanwhile by the
 * plan it was carried out with. `judgeTimes` also holds each family to its budget, in the time of a machine nobody else uses.
 */
export async function explain(
  wanted: readonly Wanted[],
  { desk, log, size, judgeTimes, machine }: Ground & { judgeTimes: boolean; machine: { readonly patience: number } },
): Promise<Trial[]> {
  const outcomes = new Map<Family, Outcome>();
  await log.read();
  for (const one of wanted) {
    const outcome = outcomes.get(one.family) ?? start();
    outcomes.set(one.family, outcome);
    outcome.asked += 1;
    const began = performance.now();
    try {
      await one.run(desk);
    } catch (cause) {
      outcome.complaints.set(one.what, `${one.what}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    outcome.took.push((performance.now() - began) / machine.patience);
    await pause(WRITTEN_MS);
    for (const executed of await log.read()) {
      outcome.statements += 1;
      outcome.mostRows = Math.max(outcome.mostRows, executed.rowsExamined);
      if (executed.milliseconds > outcome.slowest.milliseconds) outcome.slowest = executed;
      const complaint = complaintOf(executed, one.page, size);
      if (complaint) outcome.complaints.set(withoutValues(executed.sql), `${one.what}: ${complaint}`);
    }
  }
  return [...outcomes].map(([family, outcome]) => toTrial(family, outcome, judgeTimes));
}

const start = (): Outcome => ({
  asked: 0,
  statements: 0,
  mostRows: 0,
  slowest: { sql: '', milliseconds: 0 },
  took: [],
  complaints: new Map(),
});

function toTrial(
  family: Family,
  { asked, statements, mostRows, slowest, took, complaints }: Outcome,
  judgeTimes: boolean,
): Trial {
  const sorted = took.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const budget = families[family];
  const failures = [...complaints.values()].slice(0, MOST_COMPLAINTS);
  if (complaints.size > failures.length) failures.push(`… and ${complaints.size - failures.length} more statements.`);
  const over = (what: string, took: number, most: number) =>
    `${what} is ${took.toFixed(1)} ms, at most ${most} is allowed.`;
  if (judgeTimes && at(0.5) > budget.p50) failures.push(over('p50', at(0.5), budget.p50));
  if (judgeTimes && at(0.99) > budget.p99) {
    failures.push(`${over('p99', at(0.99), budget.p99)} The slowest statement: ${slowest.sql.slice(0, 300)}`);
  }
  return {
    name: `${size(asked)} ${family}: every statement by its plan`,
    tried: statements,
    failures,
    figures: {
      'most rows read': mostRows.toLocaleString('en'),
      'slowest statement': `${slowest.milliseconds.toFixed(0)} ms`,
      p50: `${at(0.5).toFixed(1)} ms`,
      p99: `${at(0.99).toFixed(1)} ms`,
    },
  };
}

const size = (count: number) => count.toLocaleString('en');

const withoutValues = (sql: string) => sql.replaceAll(/'[^']*'|\b\d+\b/g, '?').replaceAll(/\?(, *\?)+/g, '?');
