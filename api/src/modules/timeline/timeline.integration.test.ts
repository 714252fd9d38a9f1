import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(stopTestApis);

test('a long timeline is read newest first, backwards, and forwards from where one was', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  await Promise.all(Array.from({ length: 30 }, () => ana.post(`/tickets/${id}/messages`, api.given.message())));
  const seqs = async (query: string) =>
    (await ben.get(`/tickets/${id}/timeline?${query}`)).body.items.map(({ seq }: { seq: number }) => seq);

  expect(await seqs('limit=3')).toEqual([29, 30, 31]);
  expect(await seqs('before=29&limit=2')).toEqual([27, 28]);
  expect(await seqs('after=29')).toEqual([30, 31]);
  expect(await seqs('after=31')).toEqual([]);
  expect(await seqs('after=0&limit=2')).toEqual([1, 2]);
  for (const query of ['after=1&before=3', 'after=-1', 'limit=201', 'limit=0', 'before=0', 'after=x', 'nope=1']) {
    expect((await ben.get(`/tickets/${id}/timeline?${query}`)).status).toBe(400);
  }
});

test('of very long messages a page has fewer than were asked for, and reading on in either direction misses none', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  const body = 'long '.repeat(2_000).trim();
  for (let count = 0; count < 20; count++) await ana.post(`/tickets/${id}/messages`, api.given.message(body));
  const page = async (query: string) =>
    (await ben.get(`/tickets/${id}/timeline?limit=200${query}`)).body.items.map(({ seq }: { seq: number }) => seq);
  const all = Array.from({ length: 21 }, (_, index) => index + 1);

  const newest = await page('');
  expect(newest.length).toBeLessThan(20);
  expect([...(await page(`&before=${newest[0]}`)), ...newest]).toEqual(all);
  const oldest = await page('&after=0');
  expect(oldest.length).toBeLessThan(20);
  expect([...oldest, ...(await page(`&after=${oldest.at(-1)}`))]).toEqual(all);
});

test('unread counts what others wrote since; writing and reading move the mark, never back', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  const unread = async (who: typeof ana) => (await who.get(`/tickets/${id}`)).body.unread;
  expect(await unread(ben)).toBe(1);

  await ben.post(`/tickets/${id}/messages`, api.given.message());
  await ben.patch(`/tickets/${id}`, { status: 'in_progress' });
  expect([await unread(ana), await unread(ben)]).toEqual([2, 0]);

  expect((await ana.put(`/tickets/${id}/read`, { seq: 2 })).status).toBe(204);
  expect(await unread(ana)).toBe(1);
  await ana.put(`/tickets/${id}/read`, { seq: 999_999 });
  await ana.put(`/tickets/${id}/read`, { seq: 1 });
  expect(await unread(ana)).toBe(0);
  await ben.post(`/tickets/${id}/messages`, api.given.message());
  expect(await unread(ana)).toBe(1);
});

test('when somebody said that they had read is remembered; what they write afterwards changes nothing about that', async () => {
  const [ana, ben] = [await api.given.customer('Ana'), await api.given.agent('Ben')];
  const { id } = await api.given.ticket(ana);
  await ana.post(`/tickets/${id}/messages`, api.given.message());
  const before = Date.now();
  await ben.put(`/tickets/${id}/read`, { seq: 2 });
  await ben.put(`/tickets/${id}/read`, { seq: 1 });
  await ben.post(`/tickets/${id}/messages`, api.given.message());

  const phone = await ana.socket();
  const { reads } = await phone.command('ticket.open', { ticketId: id, after: null });
  const marks = reads.filter(({ reader }) => reader.id === ben.id);

  expect(marks).toEqual([
    expect.objectContaining({ seq: 2, at: expect.any(String) }),
    { reader: marks[0]?.reader, seq: 3 },
  ]);
  expect(Date.parse(marks[0]?.at ?? '')).toBeGreaterThanOrEqual(before - 1);
  await ben.put(`/tickets/${id}/read`, { seq: 3 });
  const { seq, at } = await phone.event('read');
  expect(seq).toBe(3);
  expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(Date.parse(marks[0]?.at ?? ''));
});

test('the first answer of staff is remembered, and no customer’s message is taken for one', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  const answeredAt = async () => (await ana.get(`/tickets/${id}`)).body.firstResponseAt;

  await ana.post(`/tickets/${id}/messages`, api.given.message());
  expect(await answeredAt()).toBeNull();
  const first = (await ben.post(`/tickets/${id}/messages`, api.given.message())).body;
  await ben.post(`/tickets/${id}/messages`, api.given.message());

  expect(await answeredAt()).toBe(first.at);
});

test('a clientId of another ticket is a conflict', async () => {
  const ana = await api.given.customer();
  const [one, two] = [await api.given.ticket(ana), await api.given.ticket(ana)];
  const message = api.given.message();
  await ana.post(`/tickets/${one.id}/messages`, message);

  expect(await ana.post(`/tickets/${two.id}/messages`, message)).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  });
});

test('a message may be as long as the limit says, in any script, and not a character longer', async () => {
  const ana = await api.given.customer();
  const { id } = await api.given.ticket(ana);
  const longest = '🙂'.repeat(10_000);

  const accepted = await ana.post(`/tickets/${id}/messages`, api.given.message(longest));
  expect(accepted).toMatchObject({ status: 201, body: { body: longest } });
  expect((await ana.post(`/tickets/${id}/messages`, api.given.message(`${longest}!`))).status).toBe(400);
});

test('the author is the session: nobody can say who wrote', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  for (const field of ['senderId', 'authorId', 'author', 'role', 'seq', 'at']) {
    const reply = await ana.post(`/tickets/${id}/messages`, { ...api.given.message(), [field]: ben.id });
    expect(reply).toMatchObject({ status: 400, body: { error: { fields: { [field]: expect.any(String) } } } });
  }
});
