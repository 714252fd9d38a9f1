import type { Entry } from '@tandem/contract';
import { expect, test } from 'vitest';
import { timeline } from '../language/en.timeline.ts';
import { describeChange } from './describe-change.ts';

const ada = { id: 2, name: 'Ada', role: 'agent' } as const;
const names = {
  status: { open: 'Open', in_progress: 'In progress', resolved: 'Resolved', closed: 'Closed' },
  priority: { low: 'Low', medium: 'Medium', high: 'High' },
  category: { Billing: 'Money' },
  author: (author: Entry['author']) => (author.id === 1 ? null : author.name),
};
const said = (kind: Entry['kind'], from: unknown, to: unknown, author: Entry['author'] = ada) => {
  const change = { from, to } as NonNullable<Entry['change']>;
  const entry: Entry = { ticketId: 7, seq: 2, kind, author, at: '2026-11-22T14:02:00.000Z', change };
  return describeChange(entry, 1, timeline.changed, names);
};
const me = { id: 1, name: 'Ben', role: 'agent' } as const;

test.each([
  ['status', 'open', 'resolved', ada, 'Ada set the status to Resolved'],
  ['status', 'open', 'in_progress', me, 'You set the status to In progress'],
  ['status', 'resolved', 'closed', ada, 'Ada closed the ticket'],
  ['status', 'closed', 'open', ada, 'Ada reopened the ticket'],
  ['priority', 'low', 'high', ada, 'Ada set the priority to High'],
  ['category', { id: 1, name: 'Other' }, { id: 2, name: 'Billing' }, ada, 'Ada moved the ticket to Money'],
  ['category', { id: 2, name: 'Billing' }, { id: 9, name: 'Hats' }, ada, 'Ada moved the ticket to Hats'],
  ['assignee', null, { id: 2, name: 'Ada' }, ada, 'Ada picked up the ticket'],
  ['assignee', { id: 2, name: 'Ada' }, null, ada, 'Ada put the ticket back'],
  ['assignee', null, { id: 1, name: 'Ben' }, ada, 'Ada assigned the ticket to you'],
  ['assignee', null, { id: 3, name: 'Cy' }, ada, 'Ada assigned the ticket to Cy'],
  ['assignee', { id: 3, name: 'Cy' }, null, ada, 'Ada took the ticket off Cy'],
] as const)('a change of %s from %o to %o reads as a sentence', (kind, from, to, author, sentence) => {
  expect(said(kind, from, to, author)).toBe(sentence);
});

test('a status this version does not know is shown as it came', () => {
  expect(said('status', 'open', 'snoozed')).toBe('Ada set the status to snoozed');
});
