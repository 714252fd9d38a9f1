import { audienceOf, type Entry, hears, type Participant } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDbTime } from '../../database/time.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { People } from '../accounts/people.service.ts';
import { ReadSeqs } from '../tickets/read-seqs.service.ts';
import { ActivityRepository } from './activity.repository.ts';
import { ActivityService } from './activity.service.ts';
import { ActivityStandings } from './activity-standings.service.ts';
import { RecentEntries } from './recent-entries.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(stopTestApis);

const participant = ({ user }: TestClient): Participant => ({
  id: user?.id ?? 0,
  name: user?.name ?? '',
  role: user?.role ?? 'customer',
});

test('what is read back is what the contract says each reader is told', async () => {
  const [ana, bo, ben, cleo, dan] = await Promise.all([
    api.given.customer('Ana'),
    api.given.customer('Bo'),
    api.given.agent('Ben'),
    api.given.agent('Cleo'),
    api.given.admin('Dan'),
  ]);
  const steps: ((id: number) => Promise<{ status: number }>)[] = [
    (id) => ana.post(`/tickets/${id}/messages`, api.given.message('unassigned')),
    (id) => ben.post(`/tickets/${id}/messages`, api.given.message('staff, unassigned')),
    (id) => ben.patch(`/tickets/${id}`, { assigneeId: cleo.id, priority: 'high', categoryId: 4 }),
    (id) => ana.post(`/tickets/${id}/messages`, api.given.message('assigned')),
    (id) => cleo.post(`/tickets/${id}/messages`, api.given.message('by the assignee')),
    (id) => dan.patch(`/tickets/${id}`, { status: 'resolved' }),
    (id) => cleo.patch(`/tickets/${id}`, { assigneeId: null }),
    (id) => ben.patch(`/tickets/${id}`, { assigneeId: ben.id }),
    (id) => ana.patch(`/tickets/${id}`, { status: 'closed' }),
  ];
  const { id } = await api.given.ticket(ana);
  for (const step of steps) expect((await step(id)).status).toBeLessThan(300);
  const timeline: Entry[] = (await ben.get(`/tickets/${id}/timeline`)).body.items;
  let assigneeId: number | null = null;
  const happenings = timeline.map((entry) => {
    if (entry.kind === 'assignee') assigneeId = (entry.change?.to as { id: number } | null)?.id ?? null;
    return { ...entry, customerId: ana.id, assigneeId };
  });

  for (const reader of [ana, bo, ben, cleo, dan]) {
    const told = happenings.flatMap((happening) => {
      const audience = audienceOf(happening);
      return audience && hears(audience, participant(reader)) ? [{ seq: happening.seq, kind: audience.kind }] : [];
    });
    const { items, unread } = (await reader.get('/activity?limit=200')).body;
    const read = items.filter(({ ticket }: { ticket: { id: number } }) => ticket.id === id);
    expect(read.map(({ seq, kind }: { seq: number; kind: string }) => ({ seq, kind }))).toEqual(told);
    const { readSeq } = reader === bo ? { readSeq: 0 } : (await reader.get(`/tickets/${id}`)).body;
    expect(unread).toBe(items.filter(({ seq }: { seq: number }) => seq > readSeq).length);
  }
});

test('the feed is walked forwards and backwards by cursor, and unread stops counting at its bound', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const start = (await ana.get('/activity')).body.cursor;
  const { id } = await api.given.ticket(ana);
  const write = () => ben.post(`/tickets/${id}/messages`, api.given.message());
  for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 40 }, write)); // fifty at once are too many

  const forwards = new Set<string>();
  for (let cursor = start, full = true; full; ) {
    const { body } = await ana.get(`/activity?after=${cursor}&limit=50`);
    for (const item of body.items) forwards.add(item.cursor);
    full = body.cursor !== cursor && body.items.length > 0;
    cursor = body.cursor;
  }
  const newest = (await ana.get('/activity?limit=50')).body.items;
  const older = (await ana.get(`/activity?before=${newest[0].cursor}&limit=200`)).body.items;

  expect(forwards.size).toBe(120);
  expect([...older, ...newest]).toHaveLength(120);
  expect((await ana.get('/activity')).body.unread).toBe(101);
});

test('what was read on the ticket is not unread in the feed', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  for (let n = 0; n < 3; n++) await ben.post(`/tickets/${id}/messages`, api.given.message());

  await ana.put(`/tickets/${id}/read`, { seq: 3 });

  const { items, unread } = (await ana.get('/activity')).body;
  expect(unread).toBe(1);
  expect(items.map(({ seq, read }: { seq: number; read?: boolean }) => [seq, read === true])).toEqual([
    [2, true],
    [3, true],
    [4, false],
  ]);
  await ana.put('/activity/read', { cursor: items[2].cursor });
  expect((await ana.get('/activity')).body).toMatchObject({
    unread: 0,
    items: [{ read: true }, { read: true }, { read: true }],
  });
});

test('a mark never moves back, and a cursor from nowhere is refused or means the newest', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  await ben.post(`/tickets/${id}/messages`, api.given.message());
  const { cursor } = (await ana.get('/activity')).body;

  await ana.put('/activity/read', { cursor: '999999999999999' });
  await ana.put('/activity/read', { cursor: '0' });
  expect((await ana.get('/activity')).body.unread).toBe(0);
  await ben.post(`/tickets/${id}/messages`, api.given.message());
  expect((await ana.get('/activity')).body.unread).toBe(1);

  for (const bad of ['-1', 'x', '1.5', '']) expect((await ana.put('/activity/read', { cursor: bad })).status).toBe(400);
  expect((await ana.get(`/activity?after=${cursor}&before=${cursor}`)).status).toBe(400);
});

test('what is long ago is answered by the database as it would have been from what is at hand', async () => {
  const [ana, ben, cleo] = [await api.given.customer(), await api.given.agent(), await api.given.agent()];
  const start = (await ana.get('/activity')).body.cursor;
  for (let n = 0; n < 3; n++) {
    const { id } = await api.given.ticket(ana);
    await ben.patch(`/tickets/${id}`, { assigneeId: n === 0 ? null : cleo.id, status: 'in_progress' });
    await ana.post(`/tickets/${id}/messages`, api.given.message());
    await ben.post(`/tickets/${id}/messages`, api.given.message());
    if (n === 1) await ana.put(`/tickets/${id}/read`, { seq: 9 });
  }
  await cleo.put('/activity/read', { cursor: start });
  const { db } = api.stores;
  const repository = new ActivityRepository(db);
  const parts = { repository, readSeqs: new ReadSeqs(db), people: new People(db) };
  const forgetful = new ActivityService(repository, new ActivityStandings(parts, new RecentEntries(1)));
  const mindful = new ActivityService(repository, new ActivityStandings(parts));

  for (const reader of [ana, ben, cleo].map(participant)) {
    for (const cursor of [start, '0', null]) {
      const answer = await mindful.welcomeBack(reader, cursor, 200);
      expect(await forgetful.welcomeBack(reader, cursor, 200)).toEqual(answer);
      expect(answer.missed.length > 0).toBe(cursor !== null);
    }
  }
});

test('an entry whose id was given out early and committed late still reaches whoever had seen later ones', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id: ticketId } = await api.given.ticket(ana);
  const before = Number((await ana.get('/activity')).body.cursor);
  const at = toDbTime(new Date());
  const message = (id: number, seq: number) => ({
    ...{ id, ticket_id: ticketId, seq, kind: 'message', author_id: ben.id, author_role: 'agent', at, body: `${seq}` },
    told_customer: ana.id,
  });
  const { db } = api.stores;
  await db('timeline_entries').insert(message(before + 20, 3));
  const { cursor } = (await ana.get('/activity')).body;
  expect(cursor).toBe(String(before + 20));

  await db('timeline_entries').insert(message(before + 10, 2));

  const { items } = (await ana.get(`/activity?after=${cursor}`)).body;
  expect(items.map(({ cursor }: { cursor: string }) => Number(cursor))).toEqual([before + 10, before + 20]);
  expect((await ana.get('/activity')).body.unread).toBe(2);
});

test('after a database was put back to an earlier state, what is no longer there is no longer told', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id: ticketId } = await api.given.ticket(ana);
  const { cursor } = (await ana.get('/activity')).body;
  await ben.post(`/tickets/${ticketId}/messages`, api.given.message());
  expect((await ana.get('/activity')).body.unread).toBe(1);

  await api.stores.db('timeline_entries').where('id', '>', Number(cursor)).delete();

  expect((await ana.get('/activity')).body).toMatchObject({ cursor, unread: 0 });
});
