import { type Actor, daysFrom, type Report, type ReportDay, type ReportPairs, reportPolicy } from '@tandem/contract';
import { LRUCache } from 'lru-cache';
import { enforce } from '../../errors/enforce.ts';
import type { People } from '../accounts/people.service.ts';
import type { CategoriesService } from '../categories/categories.service.ts';
import { durationsOf, type Spread } from './buckets.ts';
import type { Metric } from './happenings.ts';
import type { DayAmount, KeyAmount, ReportsRepository } from './reports.repository.ts';

interface Parts {
  readonly repository: ReportsRepository;
  readonly people: People;
  readonly categories: CategoriesService;
}

const DAY_MS = 86_400_000;
const FRESH_MS = 15_000;
const MOST_KEPT = 50;
/** Pairs in one answer: those with most done, the others are said to be left out. */
const MOST_PAIRS = 1_000;

/** How the desk does over a period. */
export class ReportsService {
  /** Asked for by several at once, or again a moment later, a report is made once. */
  private readonly made = new LRUCache<string, Promise<Report>>({ max: MOST_KEPT, ttl: FRESH_MS });
  private readonly crossed = new LRUCache<string, Promise<ReportPairs>>({ max: MOST_KEPT, ttl: FRESH_MS });

  constructor(private readonly parts: Parts) {}

  async read(actor: Actor, { from, to }: { from: string; to: string }): Promise<Report> {
    enforce(reportPolicy.read(actor));
    return once(this.made, `${from} ${to}`, () => this.make(from, to));
  }

  /** Who answered and resolved how much of which category: what the report itself says of each by itself. */
  async pairs(actor: Actor, { from, to }: { from: string; to: string }): Promise<ReportPairs> {
    enforce(reportPolicy.read(actor));
    return once(this.crossed, `${from} ${to}`, () => this.cross(from, to));
  }

  private async cross(from: string, to: string): Promise<ReportPairs> {
    const { repository, people, categories } = this.parts;
    const [amounts, countedUntil, known] = await Promise.all([
      repository.pairs(from, to),
      repository.countedUntil('report_pair_progress'),
      categories.byId(),
    ]);
    const groups = [...grouped(amounts, ({ category_id, person_id }) => `${category_id} ${person_id}`).values()]
      .map((of) => ({ of, done: of.reduce((sum, { amount }) => sum + amount, 0) }))
      .sort((one, other) => other.done - one.done);
    const shown = groups.slice(0, MOST_PAIRS).map(({ of }) => of);
    const persons = await people.byId(new Set(shown.flatMap(([first]) => first?.person_id ?? [])));
    return {
      countedUntil,
      leftOut: groups.length - shown.length,
      pairs: shown.flatMap((of) => {
        const [first] = of;
        if (first === undefined) return [];
        const { category_id: id, person_id } = first;
        return [
          {
            category: { id, name: known.get(id)?.name ?? `#${id}` },
            person: persons.person(person_id),
            ...timesOf(of),
          },
        ];
      }),
    };
  }

  private async make(from: string, to: string): Promise<Report> {
    const { repository, people, categories } = this.parts;
    const [perDay, before, byCategory, byPerson, countedUntil, known] = await Promise.all([
      repository.perDay(from, to),
      repository.before(from),
      repository.perKey('category', from, to),
      repository.perKey('person', from, to),
      repository.countedUntil(),
      categories.byId(),
    ]);
    const persons = await people.byId(new Set(byPerson.map(({ key_id }) => key_id)));
    const categoriesSeen = grouped(byCategory, ({ key_id }) => key_id);
    return {
      countedUntil,
      days: daysOf(from, to, perDay, waiting(before)),
      ...timesOf(byCategory),
      byCategory: [...categoriesSeen]
        .map(([id, amounts]) => ({
          category: { id, name: known.get(id)?.name ?? `#${id}` },
          opened: sumOf(amounts, 'opened'),
          ...timesOf(amounts),
        }))
        .sort((one, other) => other.opened - one.opened || one.category.id - other.category.id),
      byPerson: [...grouped(byPerson, ({ key_id }) => key_id)]
        .map(([id, amounts]) => ({ person: persons.person(id), ...timesOf(amounts) }))
        .sort((one, other) => other.resolution.count - one.resolution.count || one.person.id - other.person.id),
    };
  }
}

/** What several ask for at once is made once; what failed is made again for who asks next. */
function once<T extends object>(made: LRUCache<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key);
  if (known) return known;
  const making = make();
  made.set(key, making);
  making.catch(() => made.delete(key));
  return making;
}

/** Every day of the period, also those on which nothing happened. */
function daysOf(from: string, to: string, amounts: readonly DayAmount[], before: number): ReportDay[] {
  const byDay = grouped(amounts, ({ day }) => day);
  let backlog = before;
  return Array.from({ length: daysFrom(from, to) }, (_, index) => {
    const day = new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10);
    const today = byDay.get(day) ?? [];
    const [opened, answered, resolved, reopened] = (['opened', 'answered', 'resolved', 'reopened'] as const).map(
      (metric) => sumOf(today, metric),
    ) as [number, number, number, number];
    backlog = Math.max(0, backlog + opened + reopened - resolved);
    return { day, opened, answered, resolved, reopened, backlog };
  });
}

const waiting = (before: ReadonlyMap<Metric, number>): number =>
  (before.get('opened') ?? 0) + (before.get('reopened') ?? 0) - (before.get('resolved') ?? 0);

const timesOf = (amounts: readonly Amount[]) => ({
  firstResponse: durationsOf(spreadOf(amounts, 'answered')),
  resolution: durationsOf(spreadOf(amounts, 'resolved')),
});

type Amount = Pick<KeyAmount, 'metric' | 'bucket' | 'amount'>;

function spreadOf(amounts: readonly Amount[], metric: Metric): Spread {
  const spread = new Map<number, number>();
  for (const { bucket, amount } of amounts.filter((one) => one.metric === metric)) {
    spread.set(bucket, (spread.get(bucket) ?? 0) + amount);
  }
  return spread;
}

const sumOf = (amounts: readonly { metric: Metric; amount: number }[], metric: Metric): number =>
  amounts.reduce((sum, one) => (one.metric === metric ? sum + one.amount : sum), 0);

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
