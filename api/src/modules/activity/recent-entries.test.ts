import { audienceOf, entryKinds, hears, type Participant } from '@tandem/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentEntries, type RecentEntry } from './recent-entries.ts';

const customers = [1, 2].map((id): Participant => ({ id, name: 'C', role: 'customer' }));
const staff = [3, 4, 5].map((id): Participant => ({ id, name: 'S', role: 'agent' }));
const people = [...customers, ...staff];

const entry = (id: number, about: Partial<RecentEntry> = {}): RecentEntry => ({
  ...{
    id,
    ticket_id: 1,
    seq: id,
    kind: 'created',
    at: '2026-11-22 12:00:00.000',
    author_id: 1,
    author_role: 'customer',
  },
  ...{ assignee_id: null, customer_id: 1, ...about },
});
const ids = (entries: readonly RecentEntry[]) => entries.map(({ id }) => id).sort((a, b) => a - b);

const anyEntries = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 1, max: 60 }),
      kind: fc.constantFrom(...entryKinds),
      author: fc.constantFrom(...people),
      customer_id: fc.constantFrom(1, 2),
      assignee_id: fc.constantFrom(null, 3, 4, 5),
    })
    .map(({ author, ...about }) => entry(about.id, { ...about, author_id: author.id, author_role: author.role })),
  { selector: ({ id }) => id, maxLength: 40 },
);

const hearsOf = (reader: Participant, { kind, author_id, author_role, customer_id, assignee_id }: RecentEntry) => {
  const author = { id: author_id, role: author_role };
  const audience = audienceOf({ kind, author, customerId: customer_id, assigneeId: assignee_id });
  return audience !== null && hears(audience, reader);
};

test('in whatever order entries come, each reader finds what the contract says they are told, in order and within bounds', () => {
  const numbers = { from: fc.nat(60), to: fc.nat(60), most: fc.integer({ min: 1, max: 10 }) };
  fc.assert(
    fc.property(anyEntries, fc.constantFrom(...people), fc.record(numbers), (entries, reader, { from, to, most }) => {
      const recent = new RecentEntries();
      recent.replace([], 0);
      recent.add(entries);
      recent.add(entries);
      const told = ids(entries.filter((one) => hearsOf(reader, one)));

      const inRange = told.filter((id) => id > from && id <= to);
      expect(recent.oldest(reader, { from, to }, most).map(({ id }) => id)).toEqual(inRange.slice(0, most));
      expect(ids(recent.latest(reader, from, most))).toEqual(told.filter((id) => id > from).slice(-most));
      const known = ids(entries).filter((id) => id <= to);
      expect(recent.upTo(to)?.id).toBe(known.at(-1));
      expect(recent.between(from, to)).toBe(ids(entries).filter((id) => id > from && id < to).length);
    }),
  );
});

test('a range may be bounded by time as well', () => {
  const recent = new RecentEntries();
  recent.replace(
    [1, 2, 3].map((id) => entry(id, { at: `2026-11-22 12:00:0${id}.000` })),
    0,
  );

  const within = { from: 0, since: '2026-11-22 12:00:02.000', until: '2026-11-22 12:00:02.000' };

  expect(ids(recent.oldest(staff[0] as Participant, within, 10))).toEqual([2]);
});

test('it knows how far back it reaches, and lets the oldest go', () => {
  const recent = new RecentEntries(3);
  expect(recent.reaches(1_000)).toBe(false);

  recent.replace(
    [7, 8, 9].map((id) => entry(id)),
    6,
  );
  expect([recent.reaches(5), recent.reaches(6)]).toEqual([false, true]);

  recent.add(Array.from({ length: 2_000 }, (_, n) => entry(10 + n)));
  expect(recent.newest?.id).toBe(2_009);
  expect(recent.reaches(9)).toBe(false);
  expect(recent.latest(staff[0] as Participant, 0, 5_000).length).toBeLessThan(1_500);
});

test('what all staff are told is kept further back than the rest, and what an account is told is not', () => {
  const recent = new RecentEntries(3, 2);
  const forAll = [1, 2, 3, 4].map((id) => entry(id));
  const forOne = Array.from({ length: 1_010 }, (_, n) =>
    entry(10 + n, { kind: 'message', author_id: 2, assignee_id: 3 }),
  );
  recent.replace([], 0);
  recent.add([...forAll, ...forOne]);

  expect(recent.reaches(4)).toBe(false);
  expect(ids(recent.latest(staff[1] as Participant, 0, 10))).toEqual([3, 4]);
  expect(ids(recent.latest(staff[0] as Participant, 0, 5_000)).length).toBeLessThan(1_010);
});

test('a start from the database takes what all staff were told before it as well', () => {
  const recent = new RecentEntries();
  recent.replace([entry(9)], 8, [entry(2), entry(5)]);

  expect(ids(recent.latest(staff[0] as Participant, 2, 10))).toEqual([5, 9]);
  expect([recent.reaches(2), recent.reaches(8)]).toEqual([false, true]);
  expect(recent.newest?.id).toBe(9);
});
