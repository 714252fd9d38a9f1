import type { Ticket } from '@tandem/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, refreshTokenOf, sessionIdOf } from '../../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

const newPassword = 'nine lanterns on a frozen lake';

/** The same person at another device. */
async function alsoAt(client: TestClient, password = desk.given.password): Promise<TestClient> {
  const other = desk.anonymous();
  return other.signedIn(other.post('/auth/login', { email: client.user?.email, password }));
}

describe('another name', () => {
  test('is the answer to who am I, at every device, and stays after a refresh and signing in again', async () => {
    const ana = await desk.given.customer('Ana');
    const phone = await alsoAt(ana);
    const reply = await ana.patch('/auth/me', { name: '  Ana María ' });

    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...ana.user, name: 'Ana María' });
    for (const client of [ana, phone]) expect((await client.get('/auth/me')).body.name).toBe('Ana María');
    expect((await phone.post('/auth/refresh')).body.user.name).toBe('Ana María');
    expect((await alsoAt(ana)).user?.name).toBe('Ana María');
  });

  test('is what lists, timelines, activity and assignments show from the next look on', async () => {
    const [ana, ben] = [await desk.given.customer('Ana'), await desk.given.agent('Ben')];
    const { id } = await desk.given.ticket(ana);
    await ben.patch(`/tickets/${id}`, { assigneeId: ben.id });
    await ben.post(`/tickets/${id}/messages`, desk.given.message());
    await ben.get('/tickets');

    await ana.patch('/auth/me', { name: 'Anna' });
    await ben.patch('/auth/me', { name: 'Benedikt' });

    const ticket = (await ben.get(`/tickets/${id}`)).body;
    expect(ticket).toMatchObject({ customer: { name: 'Anna' }, assignee: { name: 'Benedikt' } });
    const [listed] = (await ana.get('/tickets')).body.items;
    expect(listed).toMatchObject({ customer: { name: 'Anna' }, assignee: { name: 'Benedikt' } });
    const { items } = (await ana.get(`/tickets/${id}/timeline`)).body;
    expect(new Set(items.map(({ author }: { author: { name: string } }) => author.name))).toEqual(
      new Set(['Anna', 'Benedikt']),
    );
    const heard = (await ana.get('/activity')).body.items;
    expect(heard.map(({ actor }: { actor: { name: string } }) => actor.name)).toContain('Benedikt');
    expect(heard.map(({ actor }: { actor: { name: string } }) => actor.name)).not.toContain('Ben');
    expect((await ben.get('/staff')).body.items).toContainEqual({ id: ben.id, name: 'Benedikt', role: 'agent' });
  });

  test('reaches live connections: the person’s own, all staff, the customers served, and nobody else', async () => {
    const [ana, ben] = [await desk.given.customer('Ana'), await desk.given.agent('Ben')];
    const [kim, bo] = [await desk.given.agent('Kim'), await desk.given.customer('Bo')];
    const { id: ticketId } = await desk.given.ticket(ana);
    await ben.patch(`/tickets/${ticketId}`, { assigneeId: ben.id });
    const [customer, agent, colleague, stranger] = [
      await ana.socket(),
      await ben.socket(),
      await kim.socket(),
      await bo.socket(),
    ];
    await agent.command('ticket.open', { ticketId, after: null });
    await customer.command('ticket.open', { ticketId, after: null });

    await ben.patch('/auth/me', { name: 'Benedikt' });

    const person = { id: ben.id, name: 'Benedikt', role: 'agent' };
    for (const socket of [agent, colleague, customer]) {
      expect(await socket.event('person.renamed')).toEqual({ person });
    }
    await customer.event('presence', ({ viewers }) => viewers.some(({ name }) => name === 'Benedikt'));
    const { entry } = await agent.command('message.send', { ticketId, ...desk.given.message() });
    expect(entry.author).toEqual(person);
    await agent.command('typing.set', { ticketId, typing: true });
    expect((await customer.event('typing')).who).toEqual(person);

    await ana.patch('/auth/me', { name: 'Anna' });
    await colleague.event('person.renamed', ({ person: { name } }) => name === 'Anna');
    await stranger.settled();
    expect(stranger.received('person.renamed')).toEqual([]);
  });

  test('comes after all that staff are still told under the old one', async () => {
    const [ana, ben] = [await desk.given.customer('Ana'), await desk.given.agent('Ben')];
    const { id } = await desk.given.ticket(ana);
    const staff = await ben.socket();
    await ana.post(`/tickets/${id}/messages`, desk.given.message());
    await ana.patch('/auth/me', { name: 'Anna' });
    const isOfIt = (ticket: { id: number; lastSeq: number }) => ticket.id === id && ticket.lastSeq === 2;
    await staff.event('tickets.changed', ({ tickets }) => tickets.some(isOfIt));
    await staff.event('person.renamed', ({ person }) => person.id === ana.id);

    const names = staff.events.flatMap(({ type, payload }) => {
      if (type === 'person.renamed') return payload.person.id === ana.id ? [payload.person.name] : [];
      return type === 'tickets.changed'
        ? payload.tickets.filter(isOfIt).map(({ customer }: Ticket) => customer.name)
        : [];
    });
    expect(names.at(-1)).toBe('Anna');
  });

  test('that is missing, blank, too long or not storable is refused at the field, and so is anything else', async () => {
    const ana = await desk.given.customer('Ana');
    for (const name of [undefined, '', '   ', 'x'.repeat(81), 'a\0b', 7]) {
      const reply = await ana.patch('/auth/me', { name });
      expect(reply.status).toBe(400);
      expect(reply.body.error.fields).toEqual({ name: expect.any(String) });
    }
    const more = await ana.patch('/auth/me', { name: 'Ana', role: 'admin' });
    expect(more.body.error.fields).toEqual({ role: 'This field is not known.' });
    expect((await ana.get('/auth/me')).body).toEqual(ana.user);
  });

  test('does not lengthen a session', async () => {
    const ana = await desk.given.customer('Ana');
    const before = (await ana.get('/auth/sessions')).body.items;
    await ana.patch('/auth/me', { name: 'Anna' });
    expect((await ana.get('/auth/sessions')).body.items).toEqual(before);
  });
});

describe('another password', () => {
  const change = (client: TestClient, currentPassword = desk.given.password, next = newPassword) =>
    client.post('/auth/password', { currentPassword, newPassword: next });

  test('goes on here with new tokens, and is the only one to sign in with', async () => {
    const ana = await desk.given.customer();
    const before = copyOf(ana, desk.anonymous());
    const socket = await ana.socket();
    const reply = await change(ana);

    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ user: ana.user, expiresIn: 900 });
    expect(reply.headers.getSetCookie()).toHaveLength(1);
    expect(refreshTokenOf(ana)).not.toBe(refreshTokenOf(before));
    ana.accessToken = reply.body.accessToken;
    expect(sessionIdOf(desk, ana)).toBe(sessionIdOf(desk, before));
    expect((await ana.get('/auth/me')).status).toBe(200);
    expect((await ana.post('/auth/refresh')).status).toBe(200);
    await socket.settled();

    const signIn = (password: string) => desk.anonymous().post('/auth/login', { email: ana.user?.email, password });
    expect((await signIn(desk.given.password)).status).toBe(401);
    expect((await signIn(newPassword)).status).toBe(200);
  });

  test('signs every other device out, with the reason, and closes its sockets', async () => {
    const ana = await desk.given.customer();
    const [phone, stranger] = [await alsoAt(ana), await desk.given.customer()];
    const [socket, foreign] = [await phone.socket(), await stranger.socket()];
    await change(ana);

    expect(await socket.event('session.ended')).toEqual({ reason: 'password_changed' });
    expect((await socket.closed).code).toBe(4403);
    expect((await phone.get('/auth/me')).status).toBe(401);
    expect((await phone.post('/auth/refresh')).status).toBe(401);
    await foreign.settled();
    expect((await ana.get('/auth/sessions')).body.items).toHaveLength(1);
  });

  test('leaves a stolen copy of this device’s tokens worthless at once, without the time other rotations grant', async () => {
    const ana = await desk.given.customer();
    const thief = copyOf(ana, desk.anonymous());
    const reply = await change(ana);
    expect((await thief.get('/auth/me')).status).toBe(401);
    expect(
      await thief
        .rawSocket()
        .then((socket) => socket.command('hello', hello(thief)))
        .catch(String),
    ).toContain('unauthenticated');
    ana.accessToken = reply.body.accessToken;
    expect((await ana.get('/auth/me')).status).toBe(200);
  });

  test('closes a socket that a thief has open with this device’s tokens, at every replica; the owner’s own goes on', async () => {
    const elsewhere = process.env['TEST_BACKEND'] === 'mariadb' ? await desk.replica() : desk;
    const ana = await desk.given.customer();
    const [near, far] = [copyOf(ana, desk.anonymous()), copyOf(ana, elsewhere.anonymous())];
    const thieves = [await near.socket(), await far.socket()];
    const own = await ana.socket();
    const reply = await change(ana);
    ana.accessToken = reply.body.accessToken;
    await own.command('renew', { accessToken: reply.body.accessToken });

    for (const [index, thief] of [near, far].entries()) {
      const held = { accessToken: thief.accessToken ?? '' };
      expect(await thieves[index]?.command('renew', held).catch(String)).toContain('unauthenticated');
      expect((await thieves[index]?.closed)?.code).toBe(4401);
    }
    const idle = await copyOf(ana, elsewhere.anonymous()).socket();
    const again = await change(ana, newPassword, 'eleven boats on dry sand');
    await own.command('renew', { accessToken: again.body.accessToken });
    const began = Date.now();
    expect((await idle.closed).code).toBe(4401);
    expect(Date.now() - began).toBeLessThan(4_000);
    await own.settled();
  });

  const hello = (client: TestClient) => ({ accessToken: client.accessToken ?? '', after: null });

  test('needs the current one: a wrong one is said at its field and changes nothing', async () => {
    const ana = await desk.given.customer();
    const phone = await alsoAt(ana);
    const reply = await change(ana, 'not the password at all');
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatchObject({
      code: 'validation',
      fields: { currentPassword: 'This is not your current password.' },
    });
    expect(reply.headers.getSetCookie()).toEqual([]);
    for (const client of [ana, phone]) expect((await client.get('/auth/me')).status).toBe(200);
  });

  test('that is short, common, about its owner or no other one is refused at its field and changes nothing', async () => {
    const ana = await desk.given.customer('Ana Lindqvist');
    for (const next of ['short', 'password1234', 'ana lindqvist 1', desk.given.password]) {
      const reply = await change(ana, desk.given.password, next);
      expect(reply.status).toBe(400);
      expect(reply.body.error.fields).toEqual({ newPassword: expect.any(String) });
    }
    expect((await alsoAt(ana)).user).toEqual(ana.user);
  });

  test('twice at the same moment is changed once', async () => {
    const ana = await desk.given.customer();
    const phone = await alsoAt(ana);
    const replies = await Promise.all([change(ana), change(phone, desk.given.password, 'eleven boats on dry sand')]);
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([400, 401]).toContain(statuses[1]);
  });

  test('is never logged, neither the new nor the old', async () => {
    const ana = await desk.given.customer();
    await change(ana, 'an old secret one', 'a new secret one');
    await change(ana);
    expect(desk.logged()).toContain('"route":"/api/v1/auth/password"');
    for (const secret of [newPassword, desk.given.password, 'secret one']) expect(desk.logged()).not.toContain(secret);
  });
});

test('guesses at the current password count together with those at signing in', async () => {
  const strict = await startTestApi({ LIMIT_LOGIN_PER_ACCOUNT: '3/15m', LIMIT_RENAMES_PER_ACCOUNT: '2/1h' });
  const ana = await strict.given.customer();
  const guess = (currentPassword: string) => ana.post('/auth/password', { currentPassword, newPassword });
  for (let time = 0; time < 2; time++) expect((await guess('a wrong password')).status).toBe(400);
  const signIn = () => strict.anonymous().post('/auth/login', { email: ana.user?.email, password: 'a wrong one' });
  expect((await signIn()).status).toBe(401);
  const refused = await guess(strict.given.password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn()).status).toBe(429);

  for (const [name, status] of [
    ['One', 200],
    ['Two', 200],
    ['Three', 429],
  ] as const) {
    expect((await ana.patch('/auth/me', { name })).status).toBe(status);
  }
});
