import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(stopTestApis);

test('a customer opens a ticket and finds it in their list', async () => {
  const ana = await api.given.customer('Ana');

  const ticket = await api.given.ticket(ana, { title: '  Invoice shows the old address ', priority: 'high' });

  expect(ticket).toMatchObject({
    title: 'Invoice shows the old address',
    status: 'open',
    priority: 'high',
    category: { id: 1, name: 'Technical' },
    customer: { id: ana.id, name: 'Ana' },
    assignee: null,
    lastSeq: 1,
    readSeq: 1,
    unread: 0,
    viewedByStaffAt: null,
  });
  expect((await ana.get('/tickets')).body).toEqual({ items: [ticket], nextCursor: null });
});

test('staff see every ticket, a customer only their own', async () => {
  const [ana, bo, agent] = [await api.given.customer(), await api.given.customer(), await api.given.agent()];
  const [hers, his] = [await api.given.ticket(ana), await api.given.ticket(bo)];

  const seen = (await agent.get('/tickets?limit=100')).body.items.map(({ id }: { id: number }) => id);

  expect(seen).toEqual(expect.arrayContaining([hers.id, his.id]));
  expect((await bo.get('/tickets')).body.items.map(({ id }: { id: number }) => id)).toEqual([his.id]);
});

test('staff who ask for the same list at the same moment each see what they themselves have read', async () => {
  const ana = await api.given.customer();
  const [ben, cleo, dan] = [await api.given.agent(), await api.given.agent(), await api.given.agent()];
  const tickets = [await api.given.ticket(ana), await api.given.ticket(ana)];
  await ben.put(`/tickets/${tickets[0]?.id}/read`, { seq: 1 });
  await cleo.put(`/tickets/${tickets[1]?.id}/read`, { seq: 1 });
  const list = `/tickets?customerId=${ana.id}&sort=-createdAt`;

  const replies = await Promise.all([ben, cleo, dan, ben].map((reader) => reader.get(list)));

  const unread = replies.map(({ body }) =>
    tickets.map(({ id }) => body.items.find((item: { id: number }) => item.id === id).unread),
  );
  expect(unread).toEqual([
    [0, 1],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
  expect((await ben.get(list)).body).toEqual(replies[0]?.body);
});

test('a customer cannot learn that another customer’s ticket exists', async () => {
  const [owner, stranger] = [await api.given.customer(), await api.given.customer()];
  const { id } = await api.given.ticket(owner);

  const replies = await Promise.all([
    stranger.get(`/tickets/${id}`),
    stranger.patch(`/tickets/${id}`, { status: 'closed' }),
    stranger.get(`/tickets/${id}/timeline`),
    stranger.post(`/tickets/${id}/messages`, api.given.message()),
    stranger.put(`/tickets/${id}/read`, { seq: 1 }),
  ]);

  const missing = await stranger.get('/tickets/999999999');
  for (const { status, body } of [...replies, missing]) {
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: 'not_found', message: missing.body.error.message });
  }
});

test('a customer closes their ticket and may change nothing else', async () => {
  const ana = await api.given.customer();
  const { id } = await api.given.ticket(ana);

  for (const change of [
    { status: 'resolved' },
    { priority: 'high' },
    { categoryId: 2 },
    { status: 'closed', priority: 'low' },
  ]) {
    expect((await ana.patch(`/tickets/${id}`, change)).status).toBe(403);
  }
  const closed = await ana.patch(`/tickets/${id}`, { status: 'closed' });

  expect(closed).toMatchObject({ status: 200, body: { status: 'closed', lastSeq: 2, unread: 0 } });
  expect(closed.body.closedAt).not.toBeNull();
  expect((await ana.patch(`/tickets/${id}`, { status: 'open' })).status).toBe(403);
});

test('a closed ticket takes no messages until staff reopen it', async () => {
  const [ana, agent] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);
  await ana.patch(`/tickets/${id}`, { status: 'closed' });

  const refused = await ana.post(`/tickets/${id}/messages`, api.given.message());
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'ticket_closed' } } });
  expect((await agent.patch(`/tickets/${id}`, { status: 'resolved' })).status).toBe(422);

  expect((await agent.patch(`/tickets/${id}`, { status: 'open' })).body).toMatchObject({
    status: 'open',
    closedAt: null,
  });
  expect((await ana.post(`/tickets/${id}/messages`, api.given.message())).status).toBe(201);
});

test('staff find what waits for them and what waits for a customer, however it came to that', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent('Ben')];
  const [{ id }, other] = [await api.given.ticket(ana), await api.given.ticket(ana)];
  const waiting = async () => {
    const found: Record<string, number[]> = {};
    for (const awaiting of ['staff', 'customer'])
      found[awaiting] = (await ben.get(`/tickets?awaiting=${awaiting}&customerId=${ana.id}`)).body.items
        .map(({ id }: { id: number }) => id)
        .sort((one: number, other: number) => one - other);
    return found;
  };
  const write = async (who: typeof ana, ticket = id) =>
    expect((await who.post(`/tickets/${ticket}/messages`, api.given.message())).status).toBe(201);
  const move = (status: string) => ben.patch(`/tickets/${id}`, { status });
  expect(await waiting()).toEqual({ staff: [id, other.id], customer: [] });

  // The first answer changes the ticket, the second and what is written at once on two tickets lets them only grow.
  await write(ben);
  await write(ben);
  expect(await waiting()).toEqual({ staff: [other.id], customer: [id] });
  await write(ben, other.id);
  await Promise.all([write(ana), write(ben, other.id)]);
  expect(await waiting()).toEqual({ staff: [id], customer: [other.id] });

  await move('resolved');
  expect(await waiting()).toEqual({ staff: [], customer: [other.id] });
  await write(ana);
  expect(await waiting()).toEqual({ staff: [id], customer: [other.id] });
  await write(ben);
  expect((await ben.get(`/tickets/${id}`)).body).toMatchObject({ status: 'resolved', awaiting: null });
  expect((await move('open')).body.awaiting).toBe('staff');
  expect((await ana.patch(`/tickets/${id}`, { status: 'closed' })).body.awaiting).toBeNull();
});

test('every change becomes an entry of the timeline, with what it was and what it is', async () => {
  const [ana, ben] = [await api.given.customer(), await api.given.agent('Ben')];
  const { id } = await api.given.ticket(ana);

  await ben.patch(`/tickets/${id}`, { status: 'in_progress', priority: 'high', categoryId: 2, assigneeId: ben.id });

  const { items, lastSeq } = (await ana.get(`/tickets/${id}/timeline`)).body;
  expect(lastSeq).toBe(5);
  expect(items.map(({ seq, kind, change }: never) => ({ seq, kind, change }))).toEqual([
    { seq: 1, kind: 'created' },
    { seq: 2, kind: 'status', change: { from: 'open', to: 'in_progress' } },
    { seq: 3, kind: 'priority', change: { from: 'medium', to: 'high' } },
    { seq: 4, kind: 'category', change: { from: { id: 1, name: 'Technical' }, to: { id: 2, name: 'Billing' } } },
    { seq: 5, kind: 'assignee', change: { from: null, to: { id: ben.id, name: 'Ben' } } },
  ]);
});

test('only active staff can be given a ticket', async () => {
  const [ana, agent] = [await api.given.customer(), await api.given.agent()];
  const { id } = await api.given.ticket(ana);

  for (const assigneeId of [ana.id, 999_999]) {
    const reply = await agent.patch(`/tickets/${id}`, { assigneeId });
    expect(reply).toMatchObject({ status: 422, body: { error: { fields: { assigneeId: expect.any(String) } } } });
  }
});

test('the same idempotency key opens one ticket, however often and however much at once', async () => {
  const ana = await api.given.customer();
  const ticket = { title: 'Once', description: 'Only one of these, please.', categoryId: 1 };
  const open = (body: object) => ana.post('/tickets', body, { headers: { 'idempotency-key': 'k-1' } });

  const replies = await Promise.all([open(ticket), open(ticket), open(ticket)]);
  const again = await open(ticket);
  const other = await open({ ...ticket, title: 'Something else' });

  expect(new Set([...replies, again].map(({ body }) => body.id)).size).toBe(1);
  expect(other).toMatchObject({ status: 422, body: { error: { code: 'impossible' } } });
  expect((await ana.get('/tickets')).body.items).toHaveLength(1);
});

test('a repeated opening is told again, in case nobody was told the first time', async () => {
  const [ana, agent] = [await api.given.customer(), await api.given.agent()];
  const staff = await agent.socket();
  const open = () =>
    ana.post(
      '/tickets',
      { title: 'Heard?', description: 'Somebody should hear of this.', categoryId: 1 },
      { headers: { 'idempotency-key': 'again' } },
    );
  const { id } = (await open()).body;
  const first = await staff.event('activity', ({ ticket }) => ticket.id === id);
  staff.events.length = 0;

  await open();

  expect(await staff.event('activity', ({ ticket }) => ticket.id === id)).toEqual(first);
});

test.each(['-updatedAt', '-createdAt', 'priority'])(
  'a list sorted by %s is walked by cursor without gap or repeat',
  async (sort) => {
    const ana = await api.given.customer();
    const priorities = ['low', 'medium', 'high'] as const;
    for (let n = 0; n < 11; n++) await api.given.ticket(ana, { priority: priorities[n % 3] });

    const walked: { id: number; priority: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await ana.get(`/tickets?sort=${sort}&limit=4${cursor && `&cursor=${cursor}`}`);
      walked.push(...body.items);
      cursor = body.nextCursor;
    }

    expect(new Set(walked.map(({ id }) => id)).size).toBe(11);
    if (sort === 'priority')
      expect(walked.map(({ priority }) => priority)).toEqual(
        [...walked.map(({ priority }) => priority)].sort(
          (a, b) => priorities.indexOf(b as never) - priorities.indexOf(a as never),
        ),
      );
    else expect(walked.map(({ id }) => id)).toEqual([...walked.map(({ id }) => id)].sort((a, b) => b - a));
  },
);

test('of tickets with very long descriptions a page has fewer than were asked for, and its cursor goes on from there', async () => {
  const ana = await api.given.customer();
  const description = 'long '.repeat(2_000).trim();
  const opened: number[] = [];
  for (let n = 0; n < 20; n++) opened.unshift((await api.given.ticket(ana, { description })).id);

  const first = (await ana.get('/tickets?sort=-createdAt&limit=100')).body;
  const second = (await ana.get(`/tickets?sort=-createdAt&limit=100&cursor=${first.nextCursor}`)).body;

  expect(first.items.length).toBeLessThan(20);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(opened);
  expect(second.nextCursor).toBeNull();
});

test('a cursor of another list is refused', async () => {
  const ana = await api.given.customer();
  for (let n = 0; n < 3; n++) await api.given.ticket(ana);
  const { nextCursor } = (await ana.get('/tickets?limit=1')).body;

  for (const query of [`sort=priority&cursor=${nextCursor}`, 'cursor=bm9uc2Vuc2U', 'cursor=%00']) {
    expect(await ana.get(`/tickets?${query}`)).toMatchObject({
      status: 400,
      body: { error: { fields: { cursor: expect.any(String) } } },
    });
  }
});

test('filters narrow the list', async () => {
  const [ana, agent] = [await api.given.customer(), await api.given.agent()];
  const [first, second] = [
    await api.given.ticket(ana, { categoryId: 3 }),
    await api.given.ticket(ana, { priority: 'high' }),
  ];
  await agent.patch(`/tickets/${first.id}`, { status: 'in_progress', assigneeId: agent.id });
  const ids = async (query: string) =>
    (await agent.get(`/tickets?${query}`)).body.items
      .map(({ id }: { id: number }) => id)
      .filter((id: number) => id === first.id || id === second.id);

  expect(await ids('assignee=me')).toEqual([first.id]);
  expect(await ids(`assignee=${agent.id}`)).toEqual([first.id]);
  expect(await ids('assignee=none&limit=100')).toEqual([second.id]);
  expect(await ids('status=in_progress,resolved')).toEqual([first.id]);
  expect(await ids('priority=high')).toEqual([second.id]);
  expect(await ids('categoryId=3')).toEqual([first.id]);
  expect(await ids(`customerId=${ana.id}`)).toEqual([first.id, second.id]);
  expect(await ids(`customerId=${agent.id}`)).toEqual([]);
});

test('search finds words in titles, descriptions and messages, and only in what one may see', async () => {
  const [ana, bo, agent] = [await api.given.customer(), await api.given.customer(), await api.given.agent()];
  const word = `zebra${Date.now()}`;
  const titled = await api.given.ticket(ana, { title: `Lost a ${word}` });
  const told = await api.given.ticket(bo);
  await bo.post(`/tickets/${told.id}/messages`, api.given.message(`I saw the ${word} again`));
  const found = async (who: typeof ana, q: string) =>
    (await who.get(`/tickets?q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: number }) => id).sort();

  // Messages are found a moment after their commit, where the store does not index within it.
  await vi.waitFor(async () => expect(await found(agent, word)).toEqual([titled.id, told.id].sort()), 2_000);
  expect(await found(agent, `lost ${word}`)).toEqual([titled.id]);
  expect(await found(ana, word)).toEqual([titled.id]);
  expect(await found(agent, `#${told.id}`)).toContain(told.id);
  expect(await found(agent, `${word}" -(`)).toEqual([titled.id, told.id].sort());
  expect(await found(agent, '"(*)~')).toEqual([]);
});
