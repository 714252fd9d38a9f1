import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Options, readOptions } from './options.ts';
import { root } from './process/compiled.ts';
import { descriptorLimit } from './process/usage.ts';
import { circumstances } from './report/circumstances.ts';
import { toMarkdown } from './report/markdown.ts';
import type { Finding, Row } from './report/outcome.ts';
import { scenarios } from './scenarios/all.ts';
import { Bench } from './scenarios/bench.ts';
import { full, type Pace, quick } from './scenarios/pace.ts';
import { startPrivateStores } from './stores/private-stores.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** A run that takes longer than this is stuck. */
const longest = { quick: 5 * 60_000, full: 30 * 60_000 };

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const pace = options.quick ? quick : full;
  checkDescriptors(pace, options);
  say('Starting a private database and Redis …');
  const stores = await startPrivateStores();
  const bench = await Bench.prepare(pace, stores, options.profiles);
  const end = async () => {
    await bench.end();
    await stores.stop();
  };
  const giveUp = (why: string) => {
    process.stderr.write(`${why}\n`);
    void end().finally(() => process.exit(1));
  };
  const deadline = setTimeout(() => giveUp('The run takes too long.'), options.quick ? longest.quick : longest.full);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(`Ended by ${signal}.`));
  try {
    await run(bench, options, stores.description);
  } finally {
    clearTimeout(deadline);
    await end();
  }
}

async function run(bench: Bench, options: Options, stores: string): Promise<void> {
  const findings: Finding[] = [];
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const name of options.scenarios) {
    const began = performance.now();
    try {
      const outcome = await scenarios[name](bench);
      findings.push(...outcome.findings);
      rows.push(...outcome.rows);
      say(`${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    } catch (cause) {
      failures.push(`${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`);
      say(failures.at(-1) as string);
    } finally {
      await bench.clear();
    }
  }
  const about = circumstances(stores, options.quick);
  const report = toMarkdown(about, findings, rows);
  const folder = join(root, '.cache/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.md'), report);
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ about, findings, rows, failures }, null, 2)}\n`);
  say(`\n${report}\nAlso in .cache/bench/latest.md and latest.json.`);
  if (failures.length > 0) process.exitCode = 1;
}

/** A crowd needs a descriptor per socket, in the generator and in the server alike. */
function checkDescriptors(pace: Pace, options: Options): void {
  const sockets = {
    idle: pace.idleSockets,
    reconnect: pace.returningSockets,
    fanout: pace.fanOutSockets,
    chat: 210,
    list: 64,
    create: 32,
    login: 1,
  };
  const needed = Math.max(...options.scenarios.map((name) => sockets[name])) + 500;
  const allowed = descriptorLimit();
  if (allowed !== undefined && allowed < needed) {
    throw new Error(
      `This needs ${needed} open files per process and only ${allowed} are allowed. Raise it: ulimit -n ${needed}`,
    );
  }
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
