import { expect, test } from 'vitest';
import { Witness } from './witness.ts';

const agent = { id: 9, name: 'agent 9', email: '', password: '', role: 'agent' } as const;
const entry = (ticketId: number, seq: number, body: string) => ({
  ticketId,
  seq,
  kind: 'message',
  author: { id: 5, name: 'x', role: 'customer' },
  at: '2026-11-22T14:00:00.000Z',
  body,
});

function watched() {
  const witness = new Witness();
  const watch = witness.of(agent);
  const socket = {};
  let id = 0;
  return {
    witness,
    /** The agent opens a ticket and is answered. */
    opens(ticketId: number, ok = true) {
      id += 1;
      watch.sent?.(socket, JSON.stringify({ id, type: 'ticket.open', payload: { ticketId } }));
      watch.heard?.(socket, JSON.stringify({ re: id, ok, payload: { entries: [] } }), 'http://a');
    },
    hears(type: string, payload: object) {
      watch.heard?.(socket, JSON.stringify({ type, payload }), 'http://a');
    },
  };
}

test('what belongs to the open ticket is no cause for complaint, what belongs to the one before is', () => {
  const { witness, opens, hears } = watched();
  opens(1);
  hears('timeline.entry', { entry: entry(1, 2, 'hello') });
  opens(2);
  expect(witness.complaints).toEqual([]);
  hears('typing', { ticketId: 1, who: {}, typing: true });
  expect(witness.complaints).toEqual([expect.stringContaining('typing of a ticket not open')]);
});

test('after an opening that failed either ticket may be the open one', () => {
  const { witness, opens, hears } = watched();
  opens(1);
  opens(2, false);
  hears('typing', { ticketId: 1, who: {}, typing: true });
  hears('typing', { ticketId: 2, who: {}, typing: true });
  expect(witness.complaints).toEqual([]);
});

test('two entries at one place are a complaint, whoever saw them', () => {
  const { witness, opens, hears } = watched();
  opens(1);
  hears('timeline.entry', { entry: entry(1, 2, 'hello') });
  hears('timeline.entry', { entry: entry(1, 2, 'good-bye') });
  expect(witness.complaints).toEqual([expect.stringContaining('At 1/2')]);
});

test('an activity of one’s own is a complaint', () => {
  const { witness, hears } = watched();
  hears('activity', { ticket: { id: 1 }, actor: { id: 9 } });
  expect(witness.complaints).toEqual([expect.stringContaining('an activity of their own')]);
});
