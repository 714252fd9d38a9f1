import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { DraftsRepository } from './drafts.repository.ts';

let desk: TestApi;
let ana: TestClient;
let ben: TestClient;
beforeAll(async () => {
  desk = await startTestApi();
  [ana, ben] = [await desk.given.customer('Ana'), await desk.given.agent('Ben')];
});
afterAll(stopTestApis);

const draftOf = async (client: TestClient, id: number) => (await client.get(`/tickets/${id}/draft`)).body;

test('what an agent has begun to write is there on their next device, exactly as typed', async () => {
  const { id } = await desk.given.ticket(ana);
  expect(await draftOf(ben, id)).toEqual({ body: '', savedAt: null });
  const body = '  Dear Ana,\n\n🧵 half a thought ';
  expect((await ben.put(`/tickets/${id}/draft`, { body })).status).toBe(204);
  const elsewhere = await desk
    .anonymous()
    .signedIn(desk.anonymous().post('/auth/login', { email: ben.user?.email, password: desk.given.password }));
  expect((await draftOf(ben, id)).body).toBe(body);
  expect(elsewhere.id).toBe(ben.id);
});

test('a draft is its writer’s alone', async () => {
  const { id } = await desk.given.ticket(ana);
  await ben.put(`/tickets/${id}/draft`, { body: 'Between us' });
  expect((await draftOf(await desk.given.agent('Cleo'), id)).body).toBe('');
  expect((await ana.get(`/tickets/${id}/draft`)).status).toBe(403);
  expect((await (await desk.given.customer()).get(`/tickets/${id}/draft`)).status).toBe(404);
});

test('an empty text ends the draft, which is another thing than having none', async () => {
  const { id } = await desk.given.ticket(ana);
  await ben.put(`/tickets/${id}/draft`, { body: 'Never mind' });
  await ben.put(`/tickets/${id}/draft`, { body: ' ' });
  expect(await draftOf(ben, id)).toEqual({ body: '', savedAt: expect.any(String) });
});

test('a text that was sent is no draft any more, another one stays', async () => {
  const { id } = await desk.given.ticket(ana);
  await ben.put(`/tickets/${id}/draft`, { body: 'On its way ' });
  await ben.post(`/tickets/${id}/messages`, desk.given.message('On its way'));
  expect((await draftOf(ben, id)).body).toBe('');
  await ben.put(`/tickets/${id}/draft`, { body: 'And another thing' });
  await ben.post(`/tickets/${id}/messages`, desk.given.message('Something else, from elsewhere'));
  expect((await draftOf(ben, id)).body).toBe('And another thing');
});

test('the same words begun again after they were sent are a new draft', async () => {
  const { id } = await desk.given.ticket(ana);
  await ben.post(`/tickets/${id}/messages`, desk.given.message('Done.'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await ben.put(`/tickets/${id}/draft`, { body: 'Done.' });
  expect((await draftOf(ben, id)).body).toBe('Done.');
});

test('a draft that was changed while it was looked at is not ended', async () => {
  const { id } = await desk.given.ticket(ana);
  const repository = new DraftsRepository(desk.stores.db);
  await repository.keep(ben.id, id, 'Sent');
  const read = await repository.read(ben.id, id);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await repository.keep(ben.id, id, 'Begun since');
  if (read) await repository.end(ben.id, id, read);
  expect((await repository.read(ben.id, id))?.body).toBe('Begun since');
  expect(read?.body).toBe('Sent');
});

test('what could not be sent could not be kept: too long, or not storable', async () => {
  const { id } = await desk.given.ticket(ana);
  for (const body of ['x'.repeat(10_001), 'half a \ud800 pair']) {
    const { status, body: answer } = await ben.put(`/tickets/${id}/draft`, JSON.stringify({ body }));
    expect([status, Object.keys(answer.error?.fields ?? {})]).toEqual([400, ['body']]);
  }
  expect((await ben.put(`/tickets/${id}/draft`, { body: '🧵'.repeat(10_000) })).status).toBe(204);
});

test('somebody keeps a bounded number of drafts, and loses the oldest first', async () => {
  const cleo = await desk.given.agent('Cleo');
  const row = (ticketId: number, day: number) => ({
    account_id: cleo.id,
    ticket_id: ticketId,
    body: 'Old',
    saved_at: `2020-01-01 00:${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}.000`,
  });
  const tickets: number[] = [];
  for (let made = 0; made < 201; made += 1) tickets.push((await desk.given.ticket(ana)).id);
  await desk.stores.db('reply_drafts').insert(tickets.slice(0, 200).map(row));
  await cleo.put(`/tickets/${tickets[200]}/draft`, { body: 'New' });
  const kept = await desk.stores.db('reply_drafts').where({ account_id: cleo.id });
  expect(kept).toHaveLength(200);
  expect((await draftOf(cleo, tickets[0] ?? 0)).body).toBe('');
  expect((await draftOf(cleo, tickets[200] ?? 0)).body).toBe('New');
});

const none = { 'if-match': '"none"' };
const only = (savedAt: string | null) => ({ 'if-match': `"${savedAt}"` });

test('a device that names what it knows learns the time of its own text, and goes on from there', async () => {
  const { id } = await desk.given.ticket(ana);
  const first = await ben.put(`/tickets/${id}/draft`, { body: 'Dear' }, none);
  expect([first.status, first.body]).toEqual([200, { savedAt: expect.any(String) }]);
  const second = await ben.put(`/tickets/${id}/draft`, { body: 'Dear Ana' }, only(first.body.savedAt));
  expect(await draftOf(ben, id)).toEqual({ body: 'Dear Ana', savedAt: second.body.savedAt });
  expect(second.body.savedAt > first.body.savedAt).toBe(true);
});

test('what another device has kept since is not written over: the one that comes late is told it', async () => {
  const { id } = await desk.given.ticket(ana);
  const office = await ben.put(`/tickets/${id}/draft`, { body: 'From the office' }, none);
  const home = await ben.put(`/tickets/${id}/draft`, { body: 'From home' }, none);
  expect([home.status, home.body.error.code]).toEqual([409, 'stale']);
  expect(home.body.error.draft).toEqual({ body: 'From the office', savedAt: office.body.savedAt });
  const later = await ben.put(`/tickets/${id}/draft`, { body: 'More' }, only(office.body.savedAt));
  const late = await ben.put(`/tickets/${id}/draft`, { body: 'Late' }, only(office.body.savedAt));
  expect([late.status, late.body.error.draft]).toEqual([409, { body: 'More', savedAt: later.body.savedAt }]);
  expect((await draftOf(ben, id)).body).toBe('More');
});

test('of devices that save in the same moment exactly one is taken, each time', async () => {
  const { id } = await desk.given.ticket(ana);
  let known = none;
  for (let round = 0; round < 5; round += 1) {
    const bodies = ['one', 'two', 'three', 'four'].map((name) => `${name} ${round}`);
    const answers = await Promise.all(bodies.map((body) => ben.put(`/tickets/${id}/draft`, { body }, known)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const taken = answers.findIndex(({ status }) => status === 200);
    expect((await draftOf(ben, id)).body).toBe(bodies[taken]);
    known = only(answers[taken]?.body.savedAt);
  }
});

test('the same text once more is no conflict: its answer may have been lost', async () => {
  const { id } = await desk.given.ticket(ana);
  const first = await ben.put(`/tickets/${id}/draft`, { body: 'Once' }, none);
  const again = await ben.put(`/tickets/${id}/draft`, { body: 'Once' }, none);
  expect([again.status, again.body]).toEqual([200, first.body]);
});

test('a device that comes late is not told a text that was sent meanwhile as a draft', async () => {
  const { id } = await desk.given.ticket(ana);
  await ben.put(`/tickets/${id}/draft`, { body: 'On its way' }, none);
  await ben.post(`/tickets/${id}/messages`, desk.given.message('On its way'));
  const { body } = await ben.put(`/tickets/${id}/draft`, { body: 'And another thing' }, none);
  expect(body.error.draft).toEqual({ body: '', savedAt: expect.any(String) });
});

test('a condition that names no time is refused, and any is as good as none', async () => {
  const { id } = await desk.given.ticket(ana);
  for (const match of ['none', '"7"', '"2026-02-31T00:00:00.000Z"', '"2026-11-22 14:00:00.000"', '""']) {
    const { status, body } = await ben.put(`/tickets/${id}/draft`, { body: 'x' }, { 'if-match': match });
    expect([match, status, Object.keys(body.error?.fields ?? {})]).toEqual([match, 400, ['if-match']]);
  }
  await ben.put(`/tickets/${id}/draft`, { body: 'First' }, none);
  expect((await ben.put(`/tickets/${id}/draft`, { body: 'Second' }, { 'if-match': '*' })).status).toBe(200);
  expect((await draftOf(ben, id)).body).toBe('Second');
});
