import { type Activity, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { type OpenStores, openStores, openTicketStores } from '../testing/open-stores.ts';
import { anActivity, ana, asParticipant, kim, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

const ticketOf = (id: number): Pick<Activity, 'ticket'> => ({
  ticket: { id, title: `Ticket ${id}`, status: 'open', priority: 'medium' },
});
const answer = (api: OpenStores['api'], items: Activity[], unread: number) =>
  api.answer(http.activity.list, { items, cursor: items.at(-1)?.cursor ?? '0', unread });

/** Ticket 7 is open with four entries; the feed has two unread of it, one of ticket 8 between them. */
async function deskWith(
  items = [anActivity('11', { seq: 3 }), anActivity('12', ticketOf(8)), anActivity('13', { seq: 4 })],
  unread = items.length,
) {
  const stores = await openTicketStores({ lastSeq: 4 });
  answer(stores.api, items, unread);
  await stores.activity.load();
  const lists = () => stores.api.requestsTo(http.activity.list).length;
  const unreadCursors = () => stores.activity.items.filter(stores.activity.isUnread).map(({ cursor }) => cursor);
  return { ...stores, lists, unreadCursors };
}

test('what is read on its ticket is read in the feed at once, wherever in the feed it is', async () => {
  const { activity, timeline, unreadCursors, lists, clock } = await deskWith();
  const before = lists();
  timeline.markRead(3);
  expect(unreadCursors()).toEqual(['13', '12']);
  expect(activity.unread).toBe(2);
  timeline.markRead();
  expect(unreadCursors()).toEqual(['12']);
  expect(activity.unread).toBe(1);
  await clock.advance(10_000);
  expect(lists()).toBe(before); // nothing was unsure
});

test('what I read on another device while the ticket is open here is read here too', async () => {
  const { api, activity, unreadCursors } = await deskWith();
  api.emit('read', { ticketId: 7, reader: asParticipant(kim), seq: 4 });
  expect(activity.unread).toBe(3);
  api.emit('read', { ticketId: 7, reader: asParticipant(sam), seq: 4 });
  expect(activity.unread).toBe(1);
  expect(unreadCursors()).toEqual(['12']);
});

test('news of what was read on the open ticket already is not unread', async () => {
  const { api, activity, timeline } = await deskWith([]);
  timeline.markRead(4);
  api.emit('activity', anActivity('14', { seq: 4 }));
  expect(activity.unread).toBe(0);
  api.emit('activity', anActivity('15', { seq: 5 }));
  expect(activity.unread).toBe(1);
});

test('what is replayed as read already is neither unread nor counted', async () => {
  const { api, activity, unreadCursors } = await deskWith([]);
  api.emit('activity', anActivity('14', { ...ticketOf(8), replay: true, read: true }));
  expect(unreadCursors()).toEqual([]);
  expect(activity.unread).toBe(0);
});

test('an answer from before the api knew of the mark does not make it unread again', async () => {
  const { activity, timeline, unreadCursors } = await deskWith();
  timeline.markRead();
  await activity.load(); // still says three
  expect(unreadCursors()).toEqual(['12']);
  expect(activity.unread).toBe(1);
});

test('with more unread than are here, the api is asked once for the count after reading', async () => {
  const { api, activity, timeline, lists, clock } = await deskWith([anActivity('13', { seq: 4 })], 60);
  const before = lists();
  answer(api, [anActivity('13', { seq: 4, read: true })], 40); // twenty of the older ones were of this ticket
  timeline.markRead(3);
  await clock.advance(500);
  timeline.markRead(4);
  expect(activity.unread).toBe(59);
  await clock.advance(900);
  expect(lists()).toBe(before);
  await clock.advance(10_000);
  expect(lists()).toBe(before + 1);
  expect(activity.unread).toBe(40);
});

test('beyond a hundred the count stays until the api has counted again', async () => {
  const { api, activity, timeline, clock } = await deskWith([anActivity('13', { seq: 4 })], 101);
  answer(api, [anActivity('13', { seq: 4, read: true })], 99);
  timeline.markRead();
  expect(activity.unread).toBe(101);
  await clock.advance(5_000);
  expect(activity.unread).toBe(99);
});

test('reading while the feed loads leaves no wrong count behind', async () => {
  const { api, activity, timeline, clock } = await deskWith();
  let deliver = (_: { items: Activity[]; cursor: string; unread: number }) => {};
  api.answer(http.activity.list, () => new Promise((resolve) => (deliver = resolve)));
  const loaded = activity.load();
  await settle();
  timeline.markRead();
  deliver({ items: [anActivity('13', { seq: 4 })], cursor: '13', unread: 5 });
  await loaded;
  expect(activity.unread).toBe(4);
  answer(api, [anActivity('13', { seq: 4, read: true })], 1);
  await clock.advance(5_000);
  expect(activity.unread).toBe(1);
});

test('what was read elsewhere during a break is read here soon after it', async () => {
  const { api, activity, unreadCursors, clock } = await deskWith();
  api.goLive({ unread: 3, cursor: '13' });
  api.drop();
  answer(api, [anActivity('11', { seq: 3 }), anActivity('12', { ...ticketOf(8), read: true })], 1);
  api.goLive({ unread: 1, cursor: '13' });
  expect(activity.unread).toBe(1);
  await clock.advance(2_000);
  expect(unreadCursors()).toEqual(['13', '11']);
});

test('read before the live connection stood, it stays read when the api greets without knowing', async () => {
  const { api, activity, ticket, timeline, clock } = await openStores({ lastSeq: 4 });
  answer(api, [anActivity('12', ticketOf(8)), anActivity('13', { seq: 4 })], 2);
  await activity.load();
  await ticket.open(7);
  timeline.markRead();
  api.goLive({ unread: 2, cursor: '13' });
  expect(activity.unread).toBe(1);
  answer(api, [anActivity('12', { ...ticketOf(8), read: true }), anActivity('13', { seq: 4, read: true })], 0);
  await clock.advance(5_000);
  expect(activity.unread).toBe(0);
});

test('a feed with nothing unread is not loaded again after a break', async () => {
  const { api, lists, clock } = await deskWith([anActivity('11', { read: true })], 0);
  api.goLive({ unread: 0, cursor: '11' });
  const before = lists();
  api.drop();
  api.goLive({ unread: 0, cursor: '11' });
  await clock.advance(10_000);
  expect(lists()).toBe(before);
});

test('an answer from before all was marked as read does not bring the count back', async () => {
  const { api, activity, unreadCursors } = await deskWith();
  let deliver = (_: { items: Activity[]; cursor: string; unread: number }) => {};
  const old = activity.items.toReversed();
  api.answer(http.activity.list, () => new Promise((resolve) => (deliver = resolve)));
  api.answer(http.activity.markRead, undefined);
  const loaded = activity.load();
  await settle();
  await activity.markAllRead();
  deliver({ items: old, cursor: '13', unread: 3 });
  await loaded;
  expect(activity.unread).toBe(0);
  expect(unreadCursors()).toEqual([]);
});

test('what could not be marked as read is unread again', async () => {
  const { api, activity, unreadCursors } = await deskWith();
  api.answer(http.activity.markRead, () => {
    throw offline();
  });
  const marked = activity.markAllRead();
  expect(unreadCursors()).toEqual([]);
  await marked;
  expect(unreadCursors()).toHaveLength(3);
  expect(activity.unread).toBe(3);
});

test('the next account begins with nothing read', async () => {
  const { api, activity, timeline, session, unreadCursors } = await deskWith();
  timeline.markRead();
  await session.logOut();
  answer(api, [anActivity('13', { seq: 4 })], 1);
  api.user = ana;
  await session.logIn({ email: ana.email, password: 'correct horse battery' });
  await activity.load();
  expect(unreadCursors()).toEqual(['13']);
});
