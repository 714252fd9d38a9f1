import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process/compiled.ts';
import { Crowding } from '../process/crowding.ts';
import { faults } from './faults/suite.ts';
import { hostile } from './hostile/suite.ts';
import { load } from './load/suite.ts';
import { readOptions, type SuiteName } from './options.ts';
import type { Depth, Suite, Trial } from './proof.ts';
import { type Proven, toMarkdown } from './report.ts';
import { rolling } from './rolling/suite.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const suites: Record<SuiteName, Suite> = { faults, hostile, load, rolling };

const TICK_MS = 1_000;

/** A suite that takes longer than this, on a machine that nobody else uses, is stuck. */
const longest: Record<Depth['name'], Record<SuiteName, number>> = {
  short: { faults: 120_000, hostile: 120_000, load: 120_000, rolling: 120_000 },
  full: { faults: 12 * 60_000, hostile: 7 * 60_000, load: 14 * 60_000, rolling: 7 * 60_000 },
};

async function main(): Promise<void> {
  const { suites: wanted, depth, patience } = readOptions(process.argv.slice(2));
  // Everything that was started ends with this process: the stores by their pipe, all else because it is tied to it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  say(`Proving ${wanted.join(', ')}: ${depth.name}, seed ${depth.seed}`);
  const proven: Proven[] = [];
  let report = '';
  for (const suite of wanted) {
    proven.push(await prove(suite, depth, patience));
    // After each: half an hour's findings do not go with a later suite that breaks.
    report = write(depth, proven);
  }
  const tried = proven.flatMap(({ trials }) => trials);
  const failed = tried.filter(({ failures }) => failures.length > 0).length;
  say(`\n${report}\nAlso in .cache/proof/latest.md and latest.json.`);
  say(`${tried.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** Answers the table that it wrote. */
function write(depth: Depth, proven: readonly Proven[]): string {
  const report = toMarkdown(depth, proven);
  const folder = join(root, '.cache/proof');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.md'), report);
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ depth, proven }, null, 2)}\n`);
  return report;
}

async function prove(name: SuiteName, depth: Depth, patience: number): Promise<Proven> {
  const began = performance.now();
  const trials = await withinTime(name, depth, patience).catch((cause: unknown): Trial[] => [
    {
      name: 'the suite itself',
      tried: 1,
      failures: [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)],
    },
  ]);
  const seconds = (performance.now() - began) / 1_000;
  say(`${name}: ${seconds.toFixed(0)} s`);
  return { suite: name, seconds, trials };
}

async function withinTime(name: SuiteName, depth: Depth, patience: number): Promise<readonly Trial[]> {
  const suite = suites[name];
  const most = longest[depth.name][name] * patience;
  const machine = new Crowding();
  let left = most;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      left -= TICK_MS / machine.patience;
      if (left <= 0) reject(new Error(`It took longer than ${most / 1_000} s of a machine's time.`));
    }, TICK_MS);
  });
  try {
    return await Promise.race([suite(depth, (line) => say(`  ${name}: ${line}`)), late]);
  } finally {
    clearInterval(timer);
    machine.stop();
  }
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
