import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf } from '../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import { TestClient } from '../testing/test-client.ts';

/** The embedded default is one process by design; several share MySQL and Redis. */
describe.runIf(process.env['TEST_BACKEND'] === 'mariadb')('two replicas', () => {
  let first: TestApi;
  let second: TestApi;
  beforeAll(async () => {
    first = await startTestApi();
    second = await first.replica();
  });
  afterAll(stopTestApis);

  /** The same person, connected through the other replica. */
  function atSecond(client: TestClient): TestClient {
    const moved = new TestClient(second.origin);
    moved.accessToken = client.accessToken;
    moved.user = client.user;
    for (const [name, value] of client.cookies) moved.cookies.set(name, value);
    return moved;
  }

  test('people at different replicas talk, see each other type and leave', async () => {
    const [ana, ben] = [await first.given.customer('Ana'), atSecond(await first.given.agent('Ben'))];
    const { id: ticketId } = await first.given.ticket(ana);
    const [customer, agent] = [await ana.socket(), await ben.socket()];
    for (const socket of [customer, agent]) await socket.command('ticket.open', { ticketId, after: null });
    await customer.event('presence', ({ viewers }) => viewers.length === 2);
    await agent.event('presence', ({ viewers }) => viewers.length === 2);

    const { entry } = await customer.command('message.send', { ticketId, ...first.given.message('across') });
    await agent.command('typing.set', { ticketId, typing: true });
    await agent.command('ticket.read', { ticketId, seq: entry.seq });

    expect((await agent.event('timeline.entry')).entry).toEqual(entry);
    expect(await customer.event('typing')).toMatchObject({ who: { name: 'Ben' }, typing: true });
    expect(await customer.event('read')).toMatchObject({ seq: entry.seq });
    agent.close();
    await customer.event('presence', ({ viewers }) => viewers.length === 1 && viewers[0]?.id === ana.id);
  });

  test('staff at every replica hear of a new ticket, and its customer of the change', async () => {
    const [ana, ben] = [await first.given.customer(), atSecond(await first.given.agent())];
    const [customer, agent] = [await ana.socket(), await ben.socket()];

    const { id } = await first.given.ticket(ana);
    await agent.event('activity', ({ ticket, kind }) => ticket.id === id && kind === 'ticket.created');
    await ben.patch(`/tickets/${id}`, { status: 'resolved' });

    await customer.event('activity', ({ ticket, kind }) => ticket.id === id && kind === 'status.changed');
    await customer.event('tickets.changed', ({ tickets }) => tickets[0]?.status === 'resolved');
  });

  test('what a replica committed and could not tell of before it died makes the clients of the others fetch', async () => {
    const [ana, ben] = [await first.given.customer('Ana'), atSecond(await first.given.agent('Ben'))];
    const { id: ticketId } = await first.given.ticket(ana);
    const agent = await ben.socket();
    await agent.command('ticket.open', { ticketId, after: null });
    const dying = await first.replica();
    dying.stores.broadcast.publish = () => {};
    await new Promise((resolve) => setTimeout(resolve, 3_000)); // a watch that looks for the first time knows of nothing yet
    await agent.settled();

    const cutOff = new TestClient(dying.origin);
    copyOf(ana, cutOff);
    const { status } = await cutOff.post(`/tickets/${ticketId}/messages`, first.given.message('my last words'));
    expect(status).toBe(201);

    await agent.event('resync');
    const { entries } = await agent.command('ticket.open', { ticketId, after: 1 });
    expect(entries.map(({ body }) => body)).toEqual(['my last words']);
  }, 30_000);

  test('signing out at one replica closes the sockets at the other within a second', async () => {
    const ana = await first.given.customer();
    const socket = await atSecond(ana).socket();

    const started = Date.now();
    await ana.post('/auth/logout');

    expect((await socket.closed).code).toBe(4403);
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  test('a new name reaches the other replica: its connections, and the names it remembers', async () => {
    const [ana, ben] = [await first.given.customer('Ana'), atSecond(await first.given.agent('Ben'))];
    const { id: ticketId } = await first.given.ticket(ana);
    const [customer, agent] = [await atSecond(ana).socket(), await ben.socket()];
    await customer.command('ticket.open', { ticketId, after: null });
    expect((await ben.get(`/tickets/${ticketId}`)).body.customer.name).toBe('Ana');

    await ana.patch('/auth/me', { name: 'Anna' });

    expect(await agent.event('person.renamed')).toEqual({ person: { id: ana.id, name: 'Anna', role: 'customer' } });
    expect((await ben.get(`/tickets/${ticketId}`)).body.customer.name).toBe('Anna');
    const { entry } = await customer.command('message.send', { ticketId, ...first.given.message() });
    expect(entry.author.name).toBe('Anna');
  });

  test('seq has no holes and no repeats under writers at both replicas', async () => {
    const ana = await first.given.customer();
    const { id } = await first.given.ticket(ana);
    const both = [ana, atSecond(ana)];

    const replies = await Promise.all(
      Array.from({ length: 80 }, (_unused, n) =>
        both[n % 2]?.post(`/tickets/${id}/messages`, first.given.message(`${n}`)),
      ),
    );

    const seqs = replies.map((reply) => reply?.body.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 80 }, (_unused, n) => n + 2));
  });

  test('one clientId through both replicas at once is one message', async () => {
    const ana = await first.given.customer();
    const { id } = await first.given.ticket(ana);
    const message = first.given.message('once');

    const replies = await Promise.all([ana, atSecond(ana)].map((who) => who.post(`/tickets/${id}/messages`, message)));

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(replies[0]?.body).toEqual(replies[1]?.body);
  });
});
