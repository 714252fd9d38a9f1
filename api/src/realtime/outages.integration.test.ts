import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connected, connectRedis } from '../keyvalue/redis-client.ts';
import { RedisKeyValue } from '../keyvalue/redis-keyvalue.ts';
import { SessionRecords } from '../modules/session/session-records.ts';
import { CuttableProxy } from '../testing/cuttable-proxy.ts';
import type { FreshDatabase } from '../testing/fresh-database.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';
import type { Refused } from '../testing/test-socket.ts';

/** The embedded stores are files of the process itself: they cannot go away while it lives. */
describe.runIf(process.env['TEST_BACKEND'] === 'mariadb')('when a store goes away', () => {
  let api: TestApi;
  let redis: CuttableProxy;
  let database: CuttableProxy;
  let fresh: FreshDatabase;
  let ana: TestClient;
  let ben: TestClient;

  beforeAll(async () => {
    fresh = await migratedDatabase();
    [redis, database] = [await CuttableProxy.before(fresh.redisUrl, 6379), await CuttableProxy.before(fresh.url, 3306)];
    api = await startTestApi({
      REDIS_URL: redis.url(fresh.redisUrl),
      REDIS_PREFIX: fresh.redisPrefix,
      DATABASE_URL: database.url(fresh.url),
    });
    [ana, ben] = [await api.given.customer('Ana'), await api.given.agent('Ben')];
  });
  afterAll(async () => {
    await stopTestApis();
    await Promise.all([redis.close(), database.close()]);
    await fresh.drop();
  });

  const recovers = () =>
    vi.waitFor(async () => expect((await ana.get('/tickets')).status).toBe(200), { timeout: 10_000, interval: 100 });

  test('without Redis requests get 503, an open conversation goes on, and everybody is told to fetch afterwards', async () => {
    const { id: ticketId } = await api.given.ticket(ana);
    const [customer, agent] = [await ana.socket(), await ben.socket()];
    for (const socket of [customer, agent]) await socket.command('ticket.open', { ticketId, after: null });

    redis.cut();
    await vi.waitFor(async () => expect((await ana.get('/tickets')).status).toBe(503));
    const refused = await ana.get('/tickets');
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused.body.error).toMatchObject({ code: 'unavailable', requestId: expect.any(String) });
    expect((await fetch(`${api.origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${api.origin}/healthz`)).status).toBe(200);
    const { entry } = await customer.command('message.send', { ticketId, ...api.given.message('still here') });
    expect((await agent.event('timeline.entry')).entry).toEqual(entry);

    redis.mend();
    await recovers();
    await Promise.all([customer.event('resync'), agent.event('resync')]);
    expect((await ben.get(`/tickets/${ticketId}/timeline`)).body.items.at(-1)).toEqual(entry);
  });

  test('a session that ended at another replica while the line to Redis was cut is ended here afterwards', async () => {
    const bo = await api.given.customer('Bo');
    const [socket, other] = [await bo.socket(), await ana.socket()];
    redis.cut();
    await vi.waitFor(async () => expect((await bo.get('/auth/me')).status).toBe(503));

    const direct = connectRedis(fresh.redisUrl, fresh.redisPrefix, () => undefined);
    await connected(direct, 5_000);
    const records = new SessionRecords(new RedisKeyValue(direct), 60);
    await records.end(bo.id, await records.idsOf(bo.id));
    direct.disconnect();
    redis.mend();

    expect(await socket.event('session.ended')).toEqual({ reason: 'revoked' });
    expect((await socket.closed).code).toBe(4403);
    await other.event('resync');
    await other.settled();
    await recovers();
  });

  test('a password that was changed at another replica meanwhile closes sockets that have older tokens', async () => {
    const bo = await api.given.customer('Bo');
    const socket = await bo.socket();
    redis.cut();
    await vi.waitFor(async () => expect((await bo.get('/auth/me')).status).toBe(503));

    const direct = connectRedis(fresh.redisUrl, fresh.redisPrefix, () => undefined);
    await connected(direct, 5_000);
    const records = new SessionRecords(new RedisKeyValue(direct), 60);
    for (const id of await records.idsOf(bo.id)) await records.amend(id, (record) => ({ ...record, generation: 1 }));
    direct.disconnect();
    redis.mend();

    expect((await socket.closed).code).toBe(4401);
  });

  test('a change of password that was made though the database could not say so is finished by trying again', async () => {
    const bo = await api.given.customer('Bo');
    const phone = api.anonymous();
    await phone.signedIn(phone.post('/auth/login', { email: bo.user?.email, password: api.given.password }));
    const change = { currentPassword: api.given.password, newPassword: 'nine lanterns on a frozen lake' };

    database.breakAt('update `accounts`', 'before the answer');
    expect((await bo.post('/auth/password', change)).status).toBe(503);
    database.mend();
    expect((await bo.post('/auth/password', { ...change, newPassword: 'not what was tried before' })).status).toBe(400);
    const again = await bo.post('/auth/password', change);

    expect(again.status).toBe(200);
    expect((await phone.get('/auth/me')).status).toBe(401);
    bo.accessToken = again.body.accessToken;
    expect((await bo.post('/auth/password', change)).body.error.fields).toHaveProperty('currentPassword');
  });

  test('a database that falls silent is given up on, by writers and readers, and afterwards all goes on', async () => {
    const { id: ticketId } = await api.given.ticket(ana);
    const customer = await ana.socket();
    await customer.command('ticket.open', { ticketId, after: null });

    database.stall();
    const posts = [1, 2, 3].map((n) => ana.post(`/tickets/${ticketId}/messages`, api.given.message(`${n}`)));
    // Each of these takes another way to the database.
    const others = [
      ana.get('/tickets'),
      ana.get(`/tickets/${ticketId}/timeline`),
      ana.put(`/tickets/${ticketId}/read`, { seq: 1 }),
      ana.get('/activity'),
      ben.get('/staff'),
      api.anonymous().post('/auth/login', { email: ana.user?.email, password: api.given.password }),
    ];
    const replies = await Promise.all([...posts, ...others]);
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 503));

    database.mend();
    await recovers();
    expect((await ana.post(`/tickets/${ticketId}/messages`, api.given.message('after'))).status).toBe(201);
    expect((await ana.get('/tickets')).body.items).toContainEqual(expect.objectContaining({ id: ticketId }));
  }, 60_000);

  test('without the database nothing is acknowledged; the retry afterwards is the one message', async () => {
    const { id: ticketId } = await api.given.ticket(ana);
    const customer = await ana.socket();
    await customer.command('ticket.open', { ticketId, after: null });
    const message = { ticketId, ...api.given.message('once') };

    database.cut();
    const refused = await customer.command('message.send', message).catch((error: unknown) => error);
    expect((refused as Refused).failure).toMatchObject({ code: 'unavailable' });
    expect((await ana.get('/tickets')).status).toBe(503);
    expect((await fetch(`${api.origin}/readyz`)).status).toBe(503);

    const late = await ana.rawSocket();
    await expect(late.command('hello', { accessToken: ana.accessToken ?? '', after: null })).rejects.toThrow(
      'unavailable',
    );
    expect((await late.closed).code).toBe(1012);

    database.mend();
    await recovers();
    const { entry } = await customer.command('message.send', message);
    expect(entry).toMatchObject({ seq: 2, body: 'once' });
    expect((await ana.get(`/tickets/${ticketId}/timeline`)).body.items).toHaveLength(2);
  });
});
