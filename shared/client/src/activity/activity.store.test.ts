import { type Activity, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { FakeConnection } from '../testing/fake-connection.ts';
import { fakePorts } from '../testing/fake-ports.ts';
import { anActivity, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';
import { ActivityStore } from './activity.store.ts';

function feedOf(cursors: string[] = ['8', '9', '10'], unread = 2) {
  const items = cursors.map((cursor, index) =>
    anActivity(cursor, { seq: index + 2, ...(index < cursors.length - unread && { read: true }) }),
  );
  const api = new FakeConnection(sam)
    .answer(http.activity.list, { items, cursor: cursors.at(-1) ?? '0', unread })
    .answer(http.activity.markRead, undefined);
  const { clock, random } = fakePorts();
  return { api, clock, feed: new ActivityStore(api, { clock, random }) };
}
const cursors = (feed: ActivityStore) => feed.items.map(({ cursor }) => cursor);

test('the newest comes first, and those are unread that the api says', async () => {
  const { feed } = feedOf();
  await feed.load();
  expect(cursors(feed)).toEqual(['10', '9', '8']);
  expect(feed.items.map((item) => feed.isUnread(item))).toEqual([true, true, false]);
});

test('what happens while the feed loads is neither lost nor counted twice', async () => {
  const { feed, api } = feedOf();
  let deliver = (_: { items: Activity[]; cursor: string; unread: number }) => {};
  api.answer(http.activity.list, () => new Promise((resolve) => (deliver = resolve)));
  const loaded = feed.load();
  await settle();
  feed.take(anActivity('11'));
  feed.take(anActivity('12'));
  deliver({ items: [anActivity('10'), anActivity('11')], cursor: '11', unread: 2 });
  await loaded;
  expect(cursors(feed)).toEqual(['12', '11', '10']);
  expect(feed.unread).toBe(3);
});

test('what the api fetched after it had counted is counted as well', async () => {
  const { feed, api } = feedOf();
  const read = anActivity('9', { read: true });
  api.answer(http.activity.list, { items: [read, anActivity('10'), anActivity('11')], cursor: '10', unread: 1 });
  await feed.load();
  expect(feed.unread).toBe(2);
  feed.take(anActivity('11'));
  expect(feed.unread).toBe(2);
});

test('what was committed behind the newest that is fetched stays in its place', async () => {
  const { feed, api } = feedOf();
  let deliver = (_: { items: Activity[]; cursor: string; unread: number }) => {};
  api.answer(http.activity.list, () => new Promise((resolve) => (deliver = resolve)));
  const loaded = feed.load();
  await settle();
  feed.take(anActivity('10'));
  deliver({ items: [anActivity('9'), anActivity('11')], cursor: '11', unread: 2 });
  await loaded;
  expect(cursors(feed)).toEqual(['11', '10', '9']);
});

test('what was committed behind a cursor that is counted already is counted as soon as the api is asked again', async () => {
  const { feed, api, clock } = feedOf(['8', '9', '11'], 3);
  await feed.load();
  expect(feed.unread).toBe(3);
  feed.take(anActivity('10'));
  const items = ['8', '9', '10', '11'].map((cursor) => anActivity(cursor));
  api.answer(http.activity.list, { items, cursor: '11', unread: 4 });
  await clock.advance(3_000);
  expect(feed.unread).toBe(4);
  expect(api.requestsTo(http.activity.list)).toHaveLength(2);
});

test('the same where more is unread than is loaded, and nothing here could tell', async () => {
  const { feed, api, clock } = feedOf(['8', '9', '11'], 3);
  const items = ['8', '9', '11'].map((cursor) => anActivity(cursor));
  api.answer(http.activity.list, { items, cursor: '11', unread: 60 });
  await feed.load();
  feed.take(anActivity('10'));
  api.answer(http.activity.list, { items: [...items, anActivity('10')], cursor: '11', unread: 61 });
  await clock.advance(3_000);
  expect(feed.unread).toBe(61);
});

test('what two replicas tell in the wrong order is shown in the right one', async () => {
  const { feed } = feedOf();
  await feed.load();
  feed.take(anActivity('12'));
  feed.take(anActivity('11'));
  expect(cursors(feed)).toEqual(['12', '11', '10', '9', '8']);
});

test('all read is shown at once and told to the api', async () => {
  const { feed, api } = feedOf();
  await feed.load();
  const marked = feed.markAllRead();
  expect(feed.unread).toBe(0);
  await marked;
  expect(api.requestsTo(http.activity.markRead)).toEqual([{ body: { cursor: '10' } }]);
});

test('when the api does not hear of it, its own count comes back', async () => {
  const { feed, api } = feedOf();
  await feed.load();
  api.answer(http.activity.markRead, () => {
    throw offline();
  });
  await feed.markAllRead();
  expect(feed.unread).toBe(2);
});

test('older ones load after the last', async () => {
  const page = Array.from({ length: 50 }, (_, index) => String(100 + index));
  const { feed, api } = feedOf(page, 0);
  await feed.load();
  expect(feed.hasOlder).toBe(true);
  api.answer(http.activity.list, { items: [anActivity('98'), anActivity('99')], cursor: '149', unread: 0 });
  await feed.loadOlder();
  expect(api.requestsTo(http.activity.list).at(-1)?.query).toMatchObject({ before: '100' });
  expect(cursors(feed).slice(-3)).toEqual(['100', '99', '98']);
  expect(feed.hasOlder).toBe(false);
});

test('a feed that cannot be loaded says so and tries again', async () => {
  const { feed, api, clock } = feedOf();
  api.failure = offline();
  await feed.load();
  expect(feed).toMatchObject({ state: 'failed', failure: { code: 'offline' } });
  api.failure = null;
  await clock.advance(10_000);
  expect(feed).toMatchObject({ state: 'ready', failure: null });
});

test('at the start the feed is asked for once, unless the answer is older than the live connection', async () => {
  const { feed, api } = feedOf(['8'], 1);
  const asked = () => api.requestsTo(http.activity.list).length;
  const first = feed.load();
  feed.welcome({ user: sam, cursor: '8', unread: 1, heartbeat: 30_000 });
  await first;
  expect({ asked: asked(), unread: feed.unread, items: cursors(feed) }).toEqual({ asked: 1, unread: 1, items: ['8'] });

  feed.clear();
  const late = feed.load();
  feed.welcome({ user: sam, cursor: '9', unread: 2, heartbeat: 30_000 });
  api.answer(http.activity.list, { items: [anActivity('8'), anActivity('9')], cursor: '9', unread: 2 });
  await late;
  await settle();
  expect({ asked: asked(), unread: feed.unread, items: cursors(feed) }).toEqual({
    asked: 3,
    unread: 2,
    items: ['9', '8'],
  });
});

test('what happened between loading and the first live connection is loaded again', async () => {
  const { feed, api } = feedOf(['8'], 1);
  await feed.load();
  const items = [anActivity('8'), anActivity('9')];
  api.answer(http.activity.list, { items, cursor: '9', unread: 2 });
  feed.welcome({ user: sam, cursor: '9', unread: 2, heartbeat: 30_000 });
  await settle();
  expect(cursors(feed)).toEqual(['9', '8']);
  feed.welcome({ user: sam, cursor: '12', unread: 4, heartbeat: 30_000 }); // after a break: replayed, not loaded
  await settle();
  expect(api.requestsTo(http.activity.list)).toHaveLength(2);
  expect(feed.unread).toBe(4);
});
