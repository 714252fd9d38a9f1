import type { Entry } from '@tandem/contract';
import { expect, test } from 'vitest';
import { arrange } from './arrange.ts';

const ana = { id: 1, name: 'Ana', role: 'customer' } as const;
const ben = { id: 2, name: 'Ben', role: 'agent' } as const;

const entry = (seq: number, author: Entry['author'], minute: number, more: Partial<Entry> = {}): Entry => ({
  ticketId: 7,
  seq,
  kind: 'message',
  author,
  at: new Date(2026, 10, 22, 14, minute).toISOString(),
  body: `message ${seq}`,
  ...more,
});
const shape = (...args: Parameters<typeof arrange>) =>
  arrange(...args).map((row) =>
    row.kind === 'message' ? `${row.mine ? 'mine' : 'theirs'}${row.leads ? '*' : ''}` : row.kind,
  );

test('messages of one author within five minutes form a run that names the author once', () => {
  const entries = [entry(1, ana, 0), entry(2, ana, 4), entry(3, ana, 9), entry(4, ben, 10)];
  expect(shape(entries, ana.id, null)).toEqual(['day', 'mine*', 'mine', 'mine*', 'theirs*']);
});

test('a change between two messages starts a new run', () => {
  const change = entry(2, ben, 1, { kind: 'status', change: { from: 'open', to: 'resolved' } });
  expect(shape([entry(1, ana, 0), change, entry(3, ana, 2)], ben.id, null)).toEqual([
    'day',
    'theirs*',
    'change',
    'theirs*',
  ]);
});

test('each day begins with a separator', () => {
  const later = entry(2, ana, 0, { at: new Date(2026, 10, 23, 8, 0).toISOString() });
  expect(shape([entry(1, ana, 59), later], ben.id, null)).toEqual(['day', 'theirs*', 'day', 'theirs*']);
});

test('the “New” line stands before the first entry by somebody else that the reader had not seen', () => {
  const entries = [entry(1, ana, 0), entry(2, ben, 1), entry(3, ben, 2), entry(4, ana, 3), entry(5, ana, 4)];
  expect(shape(entries, ben.id, 2)).toEqual(['day', 'theirs*', 'mine*', 'mine', 'new', 'theirs*', 'theirs']);
});

test('there is no “New” line when only the reader wrote since', () => {
  expect(shape([entry(1, ana, 0), entry(2, ben, 1)], ben.id, 1)).not.toContain('new');
});

test('the description of the ticket is its first message', () => {
  expect(shape([entry(1, ana, 0, { kind: 'created' }), entry(2, ben, 9)], ben.id, null)).toEqual([
    'day',
    'theirs*',
    'mine*',
  ]);
});

test('a message keeps its key from before it was sent', () => {
  const [, row] = arrange([entry(1, ana, 0, { clientId: 'c-1' })], ana.id, null);
  expect(row?.key).toBe('c-1');
});

test('a new message leaves the lines above it what they were, so that only it is drawn', () => {
  const before = [entry(1, ana, 0), entry(2, ben, 1)];
  const [, first, second] = arrange(before, ana.id, null);
  const [, sameFirst, sameSecond] = arrange([...before, entry(3, ben, 2)], ana.id, null);
  expect(sameFirst).toBe(first);
  expect(sameSecond).toBe(second);
});
