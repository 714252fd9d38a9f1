import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase, type Transaction } from '../../database/database.ts';
import { migrate } from '../../database/migrate.ts';
import { toDbTime } from '../../database/time.ts';
import { CuttableProxy } from '../../testing/cuttable-proxy.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { MessageIndexRepository } from './message-index.repository.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  await stopTestApis();
  for (const end of ends.splice(0).reverse()) await end();
});

const TROUBLE = 'messages could not be made searchable';

const isFound = (by: TestClient, word: string, ticketId: number, timeout = 2_000) =>
  vi.waitFor(async () => expect((await by.get(`/tickets?q=${word}`)).body.items).toMatchObject([{ id: ticketId }]), {
    timeout,
    interval: 50,
  });

test('a message is found by its words within two seconds, on every replica, and nothing is amiss meanwhile', async () => {
  const api = await startTestApi();
  const other = await api.replica();
  const [ana, ben] = [await api.given.customer(), await other.given.agent()];
  const { id } = await api.given.ticket(ana);

  for (const word of ['ocelot', 'pangolin', 'quokka']) {
    expect((await ana.post(`/tickets/${id}/messages`, api.given.message(`I saw the ${word}`))).status).toBe(201);
    await isFound(ben, word, id);
  }
  for (const { logged } of [api, other]) expect(logged()).not.toContain(TROUBLE);
});

/** SQLite indexes within the commit. */
describe.runIf(process.env['TEST_BACKEND'] === 'mariadb')('where messages are indexed after the commit', () => {
  interface Desk {
    readonly db: Database;
    readonly indexed: () => Promise<string[]>;
    /** Adds an entry, as a transaction would that is still open. */
    entry(body: string | null, trx?: Transaction): Promise<void>;
  }

  async function desk(): Promise<Desk> {
    const fresh = await migratedDatabase();
    const db = openDatabase({ url: fresh.url, file: '', poolSize: 5 });
    ends.push(async () => {
      await db.destroy();
      await fresh.drop();
    });
    await migrate(db);
    const now = toDbTime(new Date());
    const times = { created_at: now, updated_at: now };
    const [author] = await db('accounts').insert({
      ...{ name: 'A', email: 'a@b.example', role: 'customer', password_hash: 'x', ...times },
    });
    const [ticket] = await db('tickets').insert({
      ...{ creation_key: randomUUID(), customer_id: author, category_id: 1, title: 'T', description: 'D' },
      ...{ status: 'open', priority: 2, last_seq: 1, version: 1, ...times },
    });
    let seq = 0;
    return {
      db,
      indexed: async () => (await db('message_search').select('body').orderBy('entry_id')).map(({ body }) => body),
      async entry(body, trx) {
        await (trx ?? db)('timeline_entries').insert({
          ...{ ticket_id: ticket, seq: ++seq, author_id: author, author_role: 'customer', at: now },
          ...{ kind: body === null ? 'created' : 'message', body },
        });
      },
    };
  }

  test('messages are indexed once, and what is no message is not', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db);
    expect(await index.advance()).toBe('nothing');
    await entry(null);
    await entry('one');
    expect(await index.advance()).toBe('caught up');
    await entry('two');
    expect(await index.advance()).toBe('caught up');

    expect(await index.advance()).toBe('nothing');
    expect(await indexed()).toEqual(['one', 'two']);
  });

  test('a backlog is worked off in passes', async () => {
    const { db, entry, indexed } = await desk();
    const bodies = Array.from({ length: 1_200 }, (_, n) => `message ${n}`);
    await db.transaction(async (trx) => {
      for (const body of bodies) await entry(body, trx);
    });
    const index = new MessageIndexRepository(db);

    expect([await index.advance(), await index.advance(), await index.advance()]).toEqual([
      'behind',
      'behind',
      'caught up',
    ]);
    expect(await indexed()).toEqual(bodies);
  });

  test('a message whose id was given out early and committed late is not skipped', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db);
    const late = await db.transaction();
    await entry('late', late);
    await entry('early');

    expect(await index.advance()).toBe('caught up');
    expect(await indexed()).toEqual(['early']);
    await late.commit();
    await index.advance();
    expect(await indexed()).toEqual(['late', 'early']);
  });

  test('however many ids have passed it, a late message is found when everything is looked at once more', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db, { ids: 0, ms: 300 });
    const late = await db.transaction();
    await entry('late', late);
    await entry('early');
    await index.advance();
    await late.commit();
    await entry('next');
    await index.advance();
    expect(await indexed()).toEqual(['early', 'next']);

    await vi.waitFor(async () => {
      await index.advance();
      expect(await indexed()).toEqual(['late', 'early', 'next']);
    }, 5_000);
    await vi.waitFor(async () => expect(await index.advance()).toBe('nothing'), 5_000);
  });

  test('a long range of ids is looked at once more in parts, and then no more', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db, { ids: 0, ms: 0 });
    const late = await db.transaction();
    await entry('late', late);
    await entry('early');
    await db('timeline_entries').where({ body: 'early' }).update({ id: 11_000 });
    expect(await index.advance()).toBe('caught up');
    await late.commit();

    const passes = [];
    for (let n = 0; n < 4; n++) passes.push(await index.advance());
    expect(passes).toEqual(['behind', 'behind', 'caught up', 'nothing']);
    expect(await indexed()).toEqual(['late', 'early']);
  });

  test('an operator can have all messages indexed anew', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db);
    await entry('one');
    await index.advance();
    await db('message_search').delete();
    await db.raw('UPDATE message_search_progress SET settled_id = 0, mark_id = 0, indexed_id = 0');

    expect(await index.advance()).toBe('caught up');
    expect(await indexed()).toEqual(['one']);
  });

  test('one replica works at a time, and all rest after it', async () => {
    const { db, entry, indexed } = await desk();
    const [here, there] = [new MessageIndexRepository(db), new MessageIndexRepository(db)];
    await entry('one');
    const holder = await db.transaction();
    await holder('message_search_progress').where({ id: 1 }).forUpdate();
    expect(await there.advance()).toBe('busy');
    await holder.rollback();

    expect(await there.advance()).toBe('caught up');
    await there.rest(400);
    await entry('two');
    expect(await here.advance()).toBe('busy');
    expect(await indexed()).toEqual(['one']);
    await vi.waitFor(async () => expect(await here.advance()).toBe('caught up'), 2_000);
    expect(await indexed()).toEqual(['one', 'two']);
  });

  test('a rest that seems to last for hours is a clock that was set back', async () => {
    const { db, entry, indexed } = await desk();
    const index = new MessageIndexRepository(db);
    await index.rest(3_600_000);
    await entry('one');

    expect(await index.advance()).toBe('caught up');
    expect(await indexed()).toEqual(['one']);
  });

  test('messages written to two replicas at once are all indexed, each once', async () => {
    const api = await startTestApi();
    const other = await api.replica();
    const people = await Promise.all([api, other].map(({ given }) => given.customer()));
    const write = async (ana: TestClient, { given }: TestApi) => {
      const { id } = await given.ticket(ana);
      for (let n = 0; n < 60; n++) await ana.post(`/tickets/${id}/messages`, given.message(`number ${n}`));
    };

    await Promise.all([write(people[0] as TestClient, api), write(people[1] as TestClient, other)]);

    const ids = async (table: string, id: string) =>
      (await api.stores.db(table).select({ id }).orderBy(id)).map((row) => row.id);
    const { db } = api.stores;
    const written = (await db('timeline_entries').select('id').where({ kind: 'message' }).orderBy('id')).map(
      ({ id }) => id,
    );
    expect(written).toHaveLength(120);
    await vi.waitFor(async () => expect(await ids('message_search', 'entry_id')).toEqual(written), 5_000);
    for (const { logged } of [api, other]) expect(logged()).not.toContain(TROUBLE);
  });

  test('with the store away it is tried again, and what was committed is found when the store is back', async () => {
    const fresh = await migratedDatabase();
    const line = await CuttableProxy.before(fresh.url, 3306);
    ends.push(fresh.drop, () => line.close());
    const api = await startTestApi({ DATABASE_URL: line.url(fresh.url) });
    const [ana, ben] = [await api.given.customer(), await api.given.agent()];
    const { id } = await api.given.ticket(ana);
    expect(await ana.post(`/tickets/${id}/messages`, api.given.message('the axolotl')).then((r) => r.status)).toBe(201);

    line.cut();
    await vi.waitFor(() => expect(api.logged()).toContain(TROUBLE), 8_000);
    line.mend();

    await isFound(ben, 'axolotl', id, 10_000);
  });
});
