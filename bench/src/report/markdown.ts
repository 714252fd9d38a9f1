import { type Budget, budgets, verdictOf } from './budgets.ts';
import { type Finding, judgedValue, type Row } from './outcome.ts';

/** Where and when the figures come from. */
export interface Circumstances {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly stores: string;
  readonly quick: boolean;
}

/** The report as Markdown: the budgets first, then what lies behind them. */
export const toMarkdown = (about: Circumstances, findings: readonly Finding[], rows: readonly Row[]): string =>
  [
    `Measured ${about.at} at ${about.commit}${about.quick ? ' (quick run: short and noisy)' : ''}; ${about.machine}; ${about.stores}.`,
    '',
    table(
      ['work', 'floor', 'floor did', 'Tandem did', 'ratio', 'must', 'aims at', 'verdict'],
      findings.map(findingLine),
    ),
    '',
    table(
      ['load', 'server', 'per second', 'p50 ms', 'p99 ms', 'worst ms', 'server CPU µs', 'database CPU µs', 'note'],
      rows.map(rowLine),
    ),
    '',
  ].join('\n');

function findingLine(finding: Finding): string[] {
  const budget: Budget = budgets[finding.budget];
  const target = (value: number) =>
    `${budget.better === 'more' ? '≥' : '≤'} ${value}${budget.judged === 'own' ? ` ${budget.unit}` : ' ×'}`;
  const ratio = budget.judged === 'own' ? '–' : `${(finding.tandem / finding.floor).toFixed(2)} ×`;
  return [
    budget.work,
    budget.floor,
    `${figure(finding.floor)} ${budget.unit}`,
    `${figure(finding.tandem)} ${budget.unit}`,
    ratio,
    target(budget.must),
    target(budget.aim),
    verdictOf(budget, judgedValue(finding)),
  ];
}

const rowLine = ({ load, server, perSecond, p50, p99, worst, cpu, note = '' }: Row): string[] => [
  load,
  server,
  ...[perSecond, p50, p99, worst, cpu?.server, cpu?.database].map((value) =>
    value === undefined ? '–' : figure(value),
  ),
  note,
];

/** Three significant digits, thousands separated. */
const figure = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
