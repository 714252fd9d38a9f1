import { expect, test } from 'vitest';
import { bucketOf } from './buckets.ts';
import { type CountedEntry, countsOf, pairsOf } from './happenings.ts';

const entry = (facts: Partial<CountedEntry>): CountedEntry => ({
  id: 1,
  kind: 'created',
  author_id: 11,
  author_role: 'customer',
  at: '2026-11-22 14:10:00.000',
  changed: null,
  category_id: 3,
  created_at: '2026-11-22 14:00:00.000',
  first_response_at: null,
  ...facts,
});
const staff = { author_id: 21, author_role: 'agent' } as const;
const moved = (from: string, to: string) => ({ kind: 'status', changed: JSON.stringify({ from, to }) }) as const;
const told = (facts: Partial<CountedEntry>) =>
  countsOf(entry(facts)).map(({ dimension, metric, key_id }) => `${metric} ${dimension} ${key_id}`);

test('a new ticket counts for the desk and its category, and for nobody', () => {
  expect(told({})).toEqual(['opened desk 0', 'opened category 3']);
});

test('the first answer of staff counts for desk, category and person, with how long it took; later ones do not', () => {
  const first = { kind: 'message', ...staff, first_response_at: '2026-11-22 14:10:00.000' } as const;
  expect(told(first)).toEqual(['answered desk 0', 'answered category 3', 'answered person 21']);
  const day = '2026-11-22';
  const took = bucketOf(600_000);
  expect(countsOf(entry(first))).toMatchObject([{ bucket: 0 }, { day, bucket: took }, { day, bucket: took }]);
  expect(told({ ...first, at: '2026-11-22 15:00:00.000' })).toEqual([]);
  expect(told({ ...first, author_role: 'customer' })).toEqual([]);
});

test('a ticket is resolved when it stops waiting, whichever way, and once', () => {
  expect(told({ ...staff, ...moved('open', 'resolved') })).toEqual([
    'resolved desk 0',
    'resolved category 3',
    'resolved person 21',
  ]);
  expect(told({ ...staff, ...moved('in_progress', 'closed') })).toEqual([
    'resolved desk 0',
    'resolved category 3',
    'resolved person 21',
  ]);
  expect(told(moved('open', 'closed'))).toEqual(['resolved desk 0', 'resolved category 3']);
  expect(told({ ...staff, ...moved('resolved', 'closed') })).toEqual([]);
  expect(told({ ...staff, ...moved('open', 'in_progress') })).toEqual([]);
});

test('a ticket that waits again is reopened', () => {
  expect(told({ ...staff, ...moved('closed', 'open') })).toEqual([
    'reopened desk 0',
    'reopened category 3',
    'reopened person 21',
  ]);
});

test('everything else counts for nothing', () => {
  for (const kind of ['priority', 'category', 'assignee'] as const) expect(told({ kind, ...staff })).toEqual([]);
});

test('what staff answer and resolve counts for the person in that category, with how long it took; nothing else does', () => {
  const at = '2026-11-22 14:10:00.000';
  const pair = { day: '2026-11-22', category_id: 3, person_id: 21, bucket: bucketOf(600_000) };
  const first = { kind: 'message', ...staff, first_response_at: at } as const;
  expect(pairsOf(entry(first))).toEqual([{ ...pair, metric: 'answered' }]);
  expect(pairsOf(entry({ ...staff, ...moved('open', 'resolved') }))).toEqual([{ ...pair, metric: 'resolved' }]);
  for (const other of [
    {},
    { ...staff, ...moved('closed', 'open') },
    moved('open', 'closed'),
    { ...first, at: `${at}1` },
  ])
    expect(pairsOf(entry(other))).toEqual([]);
});
