import { http } from '@tandem/contract';
import { nativeWords } from '@tandem/ui/native-words';
import { expect, test, vi } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeConnection, refused } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { anActivity, sam } from '../../../../../shared/client/src/testing/samples.ts';
import { badgeOf, badgeText } from '../badge/badge.ts';
import { placeOfNotice } from './notice-place.ts';
import { Outcomes } from './outcomes.ts';
import { Unread } from './unread.ts';
import { Wishes } from './wishes.ts';
import { wordingOf } from './wording.ts';

test('a notice that the system does not speak of within 10 s counts as not shown', async () => {
  const clock = new FakeClock();
  const outcomes = new Outcomes(clock, () => {});
  outcomes.expect()('shown');
  const late = outcomes.expect();
  await clock.advance(10_000);
  late('shown');
  expect(outcomes.items.map(({ result }) => result)).toEqual(['timeout', 'shown']);
});

test('two failures in a row are told of once; one that was shown in between is none', () => {
  const trouble = vi.fn();
  const outcomes = new Outcomes(new FakeClock(), trouble);
  for (const result of ['failed', 'shown', 'failed'] as const) outcomes.expect()(result, 'no');
  expect(trouble).not.toHaveBeenCalled();
  for (const result of ['failed', 'failed', 'failed'] as const) outcomes.expect()(result, 'no');
  expect(trouble).toHaveBeenCalledOnce();
});

test('fifty outcomes are remembered, and a reason has an end', () => {
  const outcomes = new Outcomes(new FakeClock(), () => {});
  for (let at = 0; at < 60; at += 1) outcomes.expect()('failed', 'x'.repeat(1_000));
  expect([outcomes.items.length, outcomes.items[0]?.reason.length]).toEqual([50, 300]);
});

function unreadOf(items: ReturnType<typeof anActivity>[], unread: number) {
  const clock = new FakeClock();
  const connection = new FakeConnection(sam).answer(http.activity.list, { items, cursor: '9', unread });
  connection.goLive();
  const counted = new Unread(connection, clock);
  const read: number[] = [];
  counted.onRead((ticketId) => read.push(ticketId));
  return { clock, connection, counted, read };
}

test('the count is the service’s, and what happens live is added to it', async () => {
  const { counted, clock } = unreadOf([], 4);
  counted.welcome(3);
  await settle();
  expect(counted.count).toBe(4);
  counted.take(anActivity('10'));
  counted.take({ ...anActivity('11'), replay: true });
  expect(counted.count).toBe(5);
  counted.clear();
  await clock.advance(120_000);
  expect([counted.count, clock.waiting]).toEqual([null, 0]);
});

test('what was read elsewhere is found out within half a minute', async () => {
  const { counted, clock, connection, read } = unreadOf([anActivity('1')], 1);
  counted.welcome(1);
  await settle();
  expect(read).toEqual([]);
  connection.answer(http.activity.list, { items: [{ ...anActivity('1'), read: true }], cursor: '9', unread: 0 });
  await clock.advance(30_000);
  expect([counted.count, read]).toEqual([0, [anActivity('1').ticket.id]]);
  const asked = connection.requests.length;
  await clock.advance(600_000);
  expect(connection.requests.length).toBe(asked); // with nothing unread there is nothing to find out
});

test('a question that fails is asked again', async () => {
  const { counted, clock, connection } = unreadOf([], 2);
  connection.failure = refused('unavailable');
  counted.welcome(2);
  await settle();
  connection.failure = null;
  connection.answer(http.activity.list, { items: [], cursor: '9', unread: 0 });
  await clock.advance(30_000);
  expect(counted.count).toBe(0);
});

test('what an account does not want to hear of is asked for, and follows what is chosen elsewhere', async () => {
  const connection = new FakeConnection(sam).answer(http.preferences.read, { muted: ['ticket.created'], quiet: null });
  const wishes = new Wishes(connection, new FakeClock());
  const created = anActivity('1', { kind: 'ticket.created' });
  expect(wishes.wants(created)).toBe(true);
  await wishes.load();
  expect([wishes.wants(created), wishes.wants(anActivity('2', { kind: 'message.posted' }))]).toEqual([false, true]);
  connection.emit('preferences.changed', { preferences: { muted: [], quiet: null } });
  expect(wishes.wants(created)).toBe(true);
  const always = { from: '00:00', to: '00:00', days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'UTC' };
  connection.emit('preferences.changed', { preferences: { muted: [], quiet: always } });
  expect(wishes.wants(created)).toBe(false);
});

test('a notice says who did what, in each language, or nothing of it where others can see', () => {
  const activity = anActivity('1', { kind: 'message.posted' });
  const notice = { id: 'ticket-7', about: 'ticket', activity, messages: 1, silent: false } as const;
  const { notices: en } = nativeWords.en;
  expect(wordingOf(notice, en, 'full').title).toContain(activity.actor.name);
  expect(wordingOf({ ...notice, messages: 3 }, en, 'full').title).toBe('3 new messages');
  const hidden = JSON.stringify(wordingOf(notice, en, 'none'));
  expect(hidden).not.toContain(activity.ticket.title);
  expect(hidden).not.toContain(activity.actor.name);
  for (const { notices } of Object.values(nativeWords)) {
    for (const kind of ['ticket.created', 'message.posted', 'status.changed', 'ticket.assigned'] as const) {
      expect(wordingOf({ ...notice, activity: { ...activity, kind } }, notices, 'full').title).not.toBe('');
    }
    const digest = { id: 'digest', about: 'digest', updates: 5, ticketIds: [1, 2], more: true, silent: true } as const;
    expect(wordingOf(digest, notices, 'none').body).not.toBe('');
  }
});

test('the badge is the count, an exclamation mark once the session is over, and nothing without one', () => {
  expect(badgeText(badgeOf('signed_in', 3))).toBe('3');
  expect(badgeText(badgeOf('signed_in', 101))).toBe('100+');
  expect(badgeText(badgeOf('signed_in', 0))).toBe('');
  expect(badgeText(badgeOf('expired', 3))).toBe('!');
  expect(badgeText(badgeOf('signed_out', 3))).toBe('');
  expect(badgeText(badgeOf('unknown', null))).toBe('');
});

test('a notice of an earlier run leads to its ticket, whatever the system wrapped it in, and to nothing else', () => {
  expect(placeOfNotice('ticket-7')).toEqual({ ticketId: 7 });
  expect(placeOfNotice('type=click&tag=ticket-42&group=tandem')).toEqual({ ticketId: 42 });
  for (const known of ['', 'digest', 'ticket-0', 'ticket-', 'my-ticket-7', 'ticket-7-x', 'ticket-9999999999999999']) {
    expect(placeOfNotice(known)).toBeNull();
  }
});
