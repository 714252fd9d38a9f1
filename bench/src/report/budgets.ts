/** How a figure is held against what was promised (docs/performance.md). */
export interface Budget {
  readonly work: string;
  readonly floor: string;
  /** Unit of both figures. */
  readonly unit: string;
  /** `ratio`: Tandem's figure over the floor's. `own`: Tandem's figure alone. */
  readonly judged: 'ratio' | 'own';
  readonly better: 'more' | 'less';
  readonly must: number;
  readonly aim: number;
}

/** What Tandem must reach and what it aims at, each beside the floor it is compared with. */
export const budgets = {
  list: {
    work: 'authorised list of 10 of 200,000 tickets, 64 connections',
    floor: 'Koa + 2 JWT + Redis GET + one keyset query',
    unit: '/s',
    judged: 'ratio',
    better: 'more',
    must: 0.7,
    aim: 1.2,
  },
  deepList: {
    work: 'page 900 against page 1, p50 of one by that of the other',
    floor: 'one keyset query',
    unit: '×',
    judged: 'own',
    better: 'less',
    must: 1.2,
    aim: 1,
  },
  create: {
    work: 'create a ticket, 32 connections',
    floor: 'Koa + cached JWT + group-committed INSERT + event',
    unit: '/s',
    judged: 'ratio',
    better: 'more',
    must: 0.3,
    aim: 0.6,
  },
  heard: {
    work: '… until a staff socket hears of it, p99 at 100/s',
    floor: 'the same',
    unit: 'ms',
    judged: 'ratio',
    better: 'less',
    must: 2,
    aim: 1.3,
  },
  chat: {
    work: 'chat, 100 pairs both ways, delivered and durable',
    floor: 'ws relay + group commit',
    unit: '/s',
    judged: 'ratio',
    better: 'more',
    must: 0.4,
    aim: 0.8,
  },
  chatLatency: {
    work: 'chat at 500/s, end to end, p99',
    floor: 'the same',
    unit: 'ms',
    judged: 'ratio',
    better: 'less',
    must: 2,
    aim: 1.2,
  },
  idle: {
    work: 'memory per idle authenticated socket',
    floor: 'bare ws',
    unit: 'KiB',
    judged: 'ratio',
    better: 'less',
    must: 2,
    aim: 1.3,
  },
  fanOut: {
    work: 'one event to 1,000 staff sockets, until the last one, p50',
    floor: 'bare ws, nothing stored',
    unit: 'ms',
    judged: 'ratio',
    better: 'less',
    must: 1.3,
    aim: 1.1,
  },
  reconnect: {
    work: 'sockets drop and come back authenticated, all at once',
    floor: 'bare ws + 2 JWT',
    unit: 'ms',
    judged: 'ratio',
    better: 'less',
    must: 2.5,
    aim: 1.5,
  },
  login: {
    work: 'event loop blocked by one login',
    floor: 'the same time without a login',
    unit: 'ms',
    judged: 'own',
    better: 'less',
    must: 5,
    aim: 1,
  },
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof budgets;
export type Verdict = 'as aimed' | 'as it must' | 'missed';

/** How a ratio, or a figure of its own, stands against its budget. Rounded as it is printed, so 1.204 is 1.2. */
export function verdictOf({ better, must, aim }: Budget, value: number): Verdict {
  const rounded = Math.round(value * 100) / 100;
  const reaches = (target: number) => (better === 'more' ? rounded >= target : rounded <= target);
  return reaches(aim) ? 'as aimed' : reaches(must) ? 'as it must' : 'missed';
}
