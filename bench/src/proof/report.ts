import { cpus } from 'node:os';
import type { SuiteName } from './options.ts';
import type { Depth, Trial } from './proof.ts';

/** One suite's part of a run. */
export interface Proven {
  readonly suite: SuiteName;
  readonly seconds: number;
  readonly trials: readonly Trial[];
}

/** One table over all suites: what was tried, how often, what failed, figures; then every failure in full. */
export function toMarkdown(depth: Depth, proven: readonly Proven[]): string {
  const rows = proven.flatMap(({ suite, trials }) =>
    trials.map(({ name, tried, failures, figures = {} }) => [
      suite,
      name,
      tried.toLocaleString('en'),
      failures.length === 0 ? 'none' : String(failures.length),
      Object.entries(figures)
        .map(([what, value]) => `${what} ${value}`)
        .join(', '),
    ]),
  );
  const failures = proven.flatMap(({ suite, trials }) =>
    trials.flatMap((trial) => trial.failures.map((failure) => `- ${suite}, ${trial.name}: ${failure}`)),
  );
  const times = proven.map(({ suite, seconds }) => `${suite} ${seconds.toFixed(0)} s`);
  return [
    `${depth.name} run, seed ${depth.seed}, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}: ${times.join(', ')}`,
    '',
    ...table(['suite', 'what was tried', 'tried', 'failed', 'figures'], rows),
    ...(failures.length > 0 ? ['', 'What failed:', '', ...failures] : []),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
