import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';
import { Refused } from '../testing/test-socket.ts';

let api: TestApi;
let ana: TestClient;
let ben: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  [ana, ben] = [await api.given.customer('Ana'), await api.given.agent('Ben')];
});
afterAll(stopTestApis);

const refusal = (reply: Promise<unknown>) =>
  reply.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? error.failure : error),
  );

/** Ana and Ben with the same new ticket open. */
async function conversation() {
  const ticket = await api.given.ticket(ana);
  const [customer, agent] = [await ana.socket(), await ben.socket()];
  const open = { ticketId: ticket.id, after: null };
  await customer.command('ticket.open', open);
  const opened = await agent.command('ticket.open', open);
  return { ticket, ticketId: ticket.id, customer, agent, opened };
}

describe('a conversation', () => {
  test('a message reaches the other side live and is in the timeline afterwards', async () => {
    const { ticketId, customer, agent } = await conversation();

    const { entry } = await customer.command('message.send', { ticketId, ...api.given.message('Hello?') });

    expect(entry).toMatchObject({ seq: 2, kind: 'message', body: 'Hello?', author: { id: ana.id, role: 'customer' } });
    expect((await agent.event('timeline.entry')).entry).toEqual(entry);
    expect((await ben.get(`/tickets/${ticketId}/timeline`)).body.items.at(-1)).toEqual(entry);
  });

  test('the sender’s other connections get the entry, the one that sent it only the reply', async () => {
    const { ticketId, customer } = await conversation();
    const phone = await ana.socket();
    await phone.command('ticket.open', { ticketId, after: null });

    await customer.command('message.send', { ticketId, ...api.given.message() });

    await phone.event('timeline.entry');
    await customer.settled();
    expect(customer.received('timeline.entry')).toEqual([]);
  });

  test('a message sent twice with one clientId exists once', async () => {
    const { ticketId, customer } = await conversation();
    const message = api.given.message('Once');

    const [first, second] = await Promise.all([
      customer.command('message.send', { ticketId, ...message }),
      ana.post(`/tickets/${ticketId}/messages`, message),
    ]);
    const third = await ana.post(`/tickets/${ticketId}/messages`, message);

    expect(second.body).toEqual(first.entry);
    expect(third).toMatchObject({ status: 200, body: first.entry });
    expect((await ana.get(`/tickets/${ticketId}`)).body.lastSeq).toBe(2);
  });

  test('a repeated message is told again, in case nobody was told the first time', async () => {
    const { ticketId, customer, agent } = await conversation();
    const message = api.given.message('Did you get this?');
    const { entry } = await customer.command('message.send', { ticketId, ...message });
    await agent.event('timeline.entry');
    agent.events.length = 0;

    await ana.post(`/tickets/${ticketId}/messages`, message);

    expect((await agent.event('timeline.entry')).entry).toEqual(entry);
  });

  test('whoever had not seen the last answer is told instead of answering past it', async () => {
    const { ticketId, customer, agent } = await conversation();
    const { entry } = await customer.command('message.send', { ticketId, ...api.given.message('One more thing') });
    const reply = api.given.message('Done', 1);

    const stale = await refusal(agent.command('message.send', { ticketId, ...reply }));
    expect(stale).toMatchObject({ code: 'stale', entries: [entry] });
    const overHttp = await ben.post(`/tickets/${ticketId}/messages`, reply);
    expect(overHttp).toMatchObject({ status: 409, body: { error: { code: 'stale', entries: [entry] } } });

    const anyway = await agent.command('message.send', { ticketId, ...reply, seenSeq: entry.seq });
    expect(anyway.entry.seq).toBe(3);
  });

  test('one’s own last message does not make one’s answer stale', async () => {
    const { ticketId, customer } = await conversation();
    await customer.command('message.send', { ticketId, ...api.given.message('First', 1) });

    const { entry } = await customer.command('message.send', { ticketId, ...api.given.message('Second', 1) });

    expect(entry.seq).toBe(3);
  });

  test('only the open ticket takes messages, read marks and typing', async () => {
    const { ticketId, customer } = await conversation();
    const other = await api.given.ticket(ana);
    await customer.command('ticket.open', { ticketId: other.id, after: null });

    for (const reply of [
      customer.command('message.send', { ticketId, ...api.given.message() }),
      customer.command('ticket.read', { ticketId, seq: 1 }),
      customer.command('typing.set', { ticketId, typing: true }),
    ]) {
      expect(await refusal(reply)).toMatchObject({ code: 'ticket_not_open' });
    }
  });

  test('typing and read marks reach the others who have the ticket open', async () => {
    const { ticketId, customer, agent } = await conversation();

    await agent.command('typing.set', { ticketId, typing: true });
    await agent.command('ticket.read', { ticketId, seq: 1 });

    expect(await customer.event('typing')).toEqual({
      ticketId,
      who: { id: ben.id, name: 'Ben', role: 'agent' },
      typing: true,
    });
    expect(await customer.event('read')).toMatchObject({ ticketId, reader: { id: ben.id }, seq: 1 });
    await agent.settled();
    expect([...agent.received('typing'), ...agent.received('read')]).toEqual([]);
  });

  test('one sees who has the ticket open, and that they left', async () => {
    const { ticketId, customer, agent, opened } = await conversation();
    expect(opened.viewers.map(({ id }) => id).sort()).toEqual([ana.id, ben.id].sort());

    agent.close();

    await customer.event('presence', ({ viewers }) => viewers.length === 1);
    expect(ticketId).toBe(customer.received('presence').at(-1)?.ticketId);
  });

  test('reopening after an absence brings exactly what was missed', async () => {
    const { ticketId, customer, agent } = await conversation();
    customer.close();
    for (const body of ['a', 'b', 'c']) await agent.command('message.send', { ticketId, ...api.given.message(body) });

    const back = await ana.socket();
    const { entries, lastSeq, more } = await back.command('ticket.open', { ticketId, after: 2 });

    expect(entries.map(({ body }) => body)).toEqual(['b', 'c']);
    expect({ lastSeq, more }).toEqual({ lastSeq: 4, more: false });
  });

  test('text comes back as it went in', async () => {
    const { ticketId, customer } = await conversation();
    const body = 'zwei  Zeilen\n\t<b>&amp;</b> 👩‍👩‍👧 \u202Eאבג\u202C ＡＢＣ e\u0301';

    const { entry } = await customer.command('message.send', { ticketId, clientId: randomUUID(), body: `  ${body}\n` });

    expect(entry.body).toBe(body);
    expect((await ana.get(`/tickets/${ticketId}/timeline`)).body.items.at(-1).body).toBe(body);
  });

  test('seq has no holes and no repeats when everybody writes at once', async () => {
    const { ticketId, customer, agent } = await conversation();
    const writers = Array.from({ length: 60 }, (_unused, n) =>
      [customer, agent][n % 2]?.command('message.send', { ticketId, ...api.given.message(String(n)) }),
    );

    const seqs = (await Promise.all(writers)).map((reply) => reply?.entry.seq);

    expect([...seqs].sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 60 }, (_unused, n) => n + 2));
  });
});

describe('who is told', () => {
  test('staff hear of a new ticket at once, wherever they are', async () => {
    const agent = await ben.socket();

    const ticket = await api.given.ticket(ana, { title: 'Brand new', priority: 'high' });

    expect(await agent.event('activity', ({ ticket: { id } }) => id === ticket.id)).toMatchObject({
      kind: 'ticket.created',
      ticket: { id: ticket.id, title: 'Brand new', status: 'open', priority: 'high' },
      actor: { id: ana.id, name: 'Ana' },
      seq: 1,
    });
    const changed = await agent.event('tickets.changed', ({ tickets }) => tickets.some(({ id }) => id === ticket.id));
    const { readSeq: _read, unread: _unread, ...shared } = ticket;
    expect(changed.tickets.find(({ id }) => id === ticket.id)).toEqual(shared);
  });

  test('a customer’s message goes to the assignee only, once there is one', async () => {
    const cleo = await api.given.agent('Cleo');
    const [bens, cleos] = [await ben.socket(), await cleo.socket()];
    const { id } = await api.given.ticket(ana);
    await ana.post(`/tickets/${id}/messages`, api.given.message('anyone?'));
    const ofTicket = ({ ticket, kind }: { ticket: { id: number }; kind: string }) =>
      ticket.id === id && kind === 'message.posted';
    await Promise.all([bens.event('activity', ofTicket), cleos.event('activity', ofTicket)]);

    await ben.patch(`/tickets/${id}`, { assigneeId: cleo.id });
    await cleos.event('activity', ({ ticket, kind }) => ticket.id === id && kind === 'ticket.assigned');
    await ana.post(`/tickets/${id}/messages`, api.given.message('thanks'));

    await cleos.event('activity', (activity) => ofTicket(activity) && activity.seq === 4);
    await bens.settled();
    expect(bens.received('activity').filter(ofTicket)).toHaveLength(1);
  });

  test('the customer hears of staff’s messages and status changes, and nobody of their own', async () => {
    const customer = await ana.socket();
    const agent = await ben.socket();
    const { id } = await api.given.ticket(ana);
    await agent.event('activity', ({ ticket }) => ticket.id === id);

    await ben.post(`/tickets/${id}/messages`, api.given.message('Looking into it'));
    await ben.patch(`/tickets/${id}`, { status: 'in_progress', priority: 'low' });

    await customer.event('activity', ({ kind }) => kind === 'status.changed');
    await agent.settled();
    expect(
      customer
        .received('activity')
        .filter(({ ticket }) => ticket.id === id)
        .map(({ kind }) => kind),
    ).toEqual(['message.posted', 'status.changed']);
    expect(agent.received('activity').filter(({ ticket }) => ticket.id === id)).toHaveLength(1);
  });

  test('what was missed is replayed after hello, and counted until it is read', async () => {
    const [dan, agent] = [await api.given.customer('Dan'), await api.given.agent()];
    const first = await dan.socket();
    const { cursor } = await first
      .command('hello', { accessToken: dan.accessToken ?? '', after: null })
      .catch(async () => (await dan.get('/activity')).body);
    first.close();
    const { id } = await api.given.ticket(dan);
    await agent.post(`/tickets/${id}/messages`, api.given.message('1'));
    await agent.post(`/tickets/${id}/messages`, api.given.message('2'));

    const back = await dan.rawSocket();
    const hello = await back.command('hello', { accessToken: dan.accessToken ?? '', after: cursor });
    await back.settled();

    expect(hello).toMatchObject({ unread: 2, user: { id: dan.id } });
    expect(back.received('activity').map(({ seq, replay }) => ({ seq, replay }))).toEqual([
      { seq: 2, replay: true },
      { seq: 3, replay: true },
    ]);
    await dan.put('/activity/read', { cursor: hello.cursor });
    expect((await dan.get('/activity')).body).toMatchObject({ unread: 0, cursor: hello.cursor });
  });

  test('who missed more than is replayed is told to fetch', async () => {
    const [dan, agent] = [await api.given.customer('Dan'), await api.given.agent()];
    const { cursor } = (await dan.get('/activity')).body;
    const { id } = await api.given.ticket(dan);
    const write = () => agent.post(`/tickets/${id}/messages`, api.given.message());
    for (let round = 0; round < 5; round += 1) {
      const replies = await Promise.all(Array.from({ length: 41 }, write)); // one session may have fifty unanswered
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    }

    const back = await dan.socket(cursor);
    await back.event('resync');

    expect(back.received('activity')).toHaveLength(200);
  });
});
