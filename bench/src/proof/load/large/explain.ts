import { pause } from '../../../load/measured.ts';
import type { Trial } from '../../proof.ts';
import type { Desk } from './desk.ts';
import { type Family, families } from './families.ts';
import { complaintOf } from './judge.ts';
import type { Size } from './size.ts';
import type { SlowLog } from './slow-log.ts';
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
      const complaint = complaintOf(executed, one.page, size);
      if (complaint) outcome.complaints.set(withoutValues(executed.sql), `${one.what}: ${complaint}`);
    }
  }
  return [...outcomes].map(([family, outcome]) => toTrial(family, outcome, judgeTimes));
}

const start = (): Outcome => ({ asked: 0, statements: 0, mostRows: 0, took: [], complaints: new Map() });

function toTrial(
  family: Family,
  { asked, statements, mostRows, took, complaints }: Outcome,
  judgeTimes: boolean,
): Trial {
  const sorted = took.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const budget = families[family];
  const failures = [...complaints.values()].slice(0, MOST_COMPLAINTS);
  if (complaints.size > failures.length) failures.push(`… and ${complaints.size - failures.length} more statements.`);
  if (judgeTimes && at(0.5) > budget.p50)
    failures.push(`p50 is ${at(0.5).toFixed(1)} ms, at most ${budget.p50} is allowed.`);
  if (judgeTimes && at(0.99) > budget.p99)
    failures.push(`p99 is ${at(0.99).toFixed(0)} ms, at most ${budget.p99} is allowed.`);
  return {
    name: `${size(asked)} ${family}: every statement by its plan`,
    tried: statements,
    failures,
    figures: {
      'most rows read': mostRows.toLocaleString('en'),
      p50: `${at(0.5).toFixed(1)} ms`,
      p99: `${at(0.99).toFixed(1)} ms`,
    },
  };
}

const size = (count: number) => count.toLocaleString('en');

const withoutValues = (sql: string) => sql.replaceAll(/'[^']*'|\b\d+\b/g, '?').replaceAll(/\?(, *\?)+/g, '?');
