import { afterEach, expect, test } from 'vitest';
import { migrationSource } from '../../migrations/index.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { migratedDatabase, tablesOf } from '../testing/migrated-database.ts';
import { type Database, isSqlite, openDatabase } from './database.ts';
import { isCheck, isDuplicate, isForeignKey } from './errors.ts';
import { insertOne } from './insert.ts';
import { migrate, migrated, missingSteps } from './migrate.ts';
import { fromDbTime, toDbTime } from './time.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function emptyDatabase(): Promise<Database> {
  const fresh = process.env['TEST_BACKEND'] === 'mariadb' ? await freshDatabase() : undefined;
  const db = openDatabase({ url: fresh?.url, file: ':memory:', poolSize: 4 });
  open.push(async () => {
    await db.destroy();
    await fresh?.drop();
  });
  return db;
}

const tables = async (db: Database): Promise<string[]> => {
  const rows = isSqlite(db)
    ? await db('sqlite_master')
        .select('name')
        .whereIn('type', ['table', 'trigger'])
        .whereNot('name', 'like', 'sqlite_%')
    : await db('information_schema.tables').select('table_name as name').whereRaw('table_schema = DATABASE()');
  return rows
    .map(({ name }) => name)
    .filter((name: string) => !name.startsWith('knex_'))
    .sort();
};

/** Every table with its columns, and every index. */
async function shape(db: Database): Promise<string[]> {
  const rows: { name: string }[] = isSqlite(db)
    ? await db.raw(`SELECT m.name || '.' || c.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' UNION SELECT 'index ' || name FROM sqlite_master WHERE type = 'index'`)
    : (
        await db.raw(`SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns
            WHERE table_schema = DATABASE()
          UNION SELECT CONCAT('index ', table_name, '.', index_name, '.', column_name)
            FROM information_schema.statistics WHERE table_schema = DATABASE()`)
      )[0];
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.includes('knex_'))
    .sort();
}

test('every step can be taken back by itself, with tickets there, and leaves what was before it', async () => {
  const db = await emptyDatabase();
  const config = { migrationSource };
  const before: string[][] = [];
  for (const _ of await missingSteps(db)) {
    before.push(await shape(db));
    await db.migrate.up(config);
  }
  const complete = await shape(db);
  const now = toDbTime(new Date());
  const dates = { created_at: now, updated_at: now };
  const customer = await insertOne(db, 'accounts', {
    ...{ name: 'A', email: 'a@b.example', role: 'customer', password_hash: 'x', ...dates },
  });
  await insertOne(db, 'tickets', {
    ...{ creation_key: crypto.randomUUID(), customer_id: customer, category_id: 1, title: 'T', description: 'D' },
    ...{ status: 'open', priority: 2, last_seq: 1, version: 1, ...dates },
  });
  // What is older was released with nothing but these ways back; a table that tickets refer to goes only without them.
  const oldest = before.length - 15;
  for (const [index, wanted] of [...before.entries()].reverse()) {
    if (index < oldest) break;
    await db.migrate.down(config);
    expect(await shape(db)).toEqual(wanted);
  }
  expect(await db('tickets').first('category_id')).toEqual({ category_id: 1 });
  await migrate(db);
  expect(await shape(db)).toEqual(complete);
});

test('tickets of before it was stored wait for whom they wait', async () => {
  const db = await emptyDatabase();
  const steps = (await missingSteps(db)).length;
  const storing = 28;
  for (let step = 1; step <= storing; step++) await db.migrate.up({ migrationSource });
  const now = toDbTime(new Date());
  const dates = { created_at: now, updated_at: now };
  const account = (role: string) =>
    insertOne(db, 'accounts', { name: role, email: `${role}@b.example`, role, password_hash: 'x', ...dates });
  const [customer, agent] = [await account('customer'), await account('agent')];
  const ticket = async (status: string, ...writers: ('customer' | 'agent')[]) => {
    const id = await insertOne(db, 'tickets', {
      ...{ creation_key: crypto.randomUUID(), customer_id: customer, category_id: 1, title: 'T', description: 'D' },
      ...{ status, priority: 2, last_seq: writers.length + 2, version: 1, ...dates },
      closed_at: status === 'closed' ? now : null,
    });
    for (const [index, author_role] of writers.entries()) {
      const author_id = author_role === 'agent' ? agent : customer;
      const entry = { ticket_id: id, seq: index + 1, kind: 'message', author_id, author_role, at: now, body: 'x' };
      await db('timeline_entries').insert({ id: id * 10 + index, ...entry });
    }
    const end = { ticket_id: id, seq: writers.length + 2, kind: 'priority', author_id: agent, author_role: 'agent' };
    await db('timeline_entries').insert({ id: id * 10 + 9, ...end, at: now });
    return id;
  };
  const cases = [
    [await ticket('open'), 'staff'],
    [await ticket('open', 'agent', 'customer'), 'staff'],
    [await ticket('in_progress', 'customer', 'agent'), 'customer'],
    [await ticket('resolved', 'customer'), null],
    [await ticket('closed', 'customer'), null],
  ] as const;

  expect(await migrate(db)).toHaveLength(steps - storing);

  for (const [id, awaiting] of cases) expect(await db('tickets').where({ id }).first('awaiting')).toEqual({ awaiting });
});

test('migrations go up, down and up again on an empty database', async () => {
  const db = await emptyDatabase();

  const steps = await migrate(db);
  const first = await tables(db);
  await db.migrate.rollback({ migrationSource }, true);
  expect(await tables(db)).toEqual([]);

  expect(await migrate(db)).toEqual(steps);
  expect(await tables(db)).toEqual(first);
  expect(await migrate(db)).toEqual([]);
});

test.runIf(process.env['TEST_BACKEND'] === 'mariadb')('replicas that start together migrate once', async () => {
  const fresh = await freshDatabase();
  const replicas = [1, 2, 3].map(() => openDatabase({ url: fresh.url, file: '', poolSize: 2 }));
  open.push(async () => {
    await Promise.all(replicas.map((db) => db.destroy()));
    await fresh.drop();
  });

  const steps = await Promise.all(replicas.map(migrate));

  expect(steps.filter(({ length }) => length > 0)).toHaveLength(1);
});

test('who only waits for the schema goes on once somebody else has migrated it', async () => {
  const db = await emptyDatabase();
  expect(await missingSteps(db)).toHaveLength((await migrationSource.getMigrations([])).length);
  await expect(migrated(db, 0)).rejects.toThrow(/lacks 0001-accounts, 0002-categories.* nobody has migrated it/);
  expect(await tables(db)).toEqual([]);

  const waiting = migrated(db, 10_000);
  await migrate(db);

  await expect(waiting).resolves.toBeUndefined();
});

test('a version that was rolled back starts on the schema of the newer one', async () => {
  const db = await emptyDatabase();
  await migrate(db);
  await db('knex_migrations').insert({
    name: '9999-of-a-later-release',
    batch: 2,
    migration_time: toDbTime(new Date()),
  });

  expect(await migrate(db)).toEqual([]);
  await expect(migrated(db, 0)).resolves.toBeUndefined();
});

test('the schema itself refuses what must not be, and says how', async () => {
  const db = await emptyDatabase();
  await migrate(db);
  const now = toDbTime(new Date());
  const account = (email: string, role = 'customer') =>
    insertOne(db, 'accounts', { name: 'A', email, role, password_hash: 'x', created_at: now, updated_at: now });
  const id = await account('a@b.example');
  const ticket = (columns: object) =>
    insertOne(db, 'tickets', {
      ...{ creation_key: crypto.randomUUID(), customer_id: id, category_id: 1, title: 'T', description: 'D' },
      ...{ status: 'open', priority: 2, last_seq: 1, version: 1, created_at: now, updated_at: now, ...columns },
    });
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  expect(isDuplicate(await failure(account('a@b.example')))).toBe(true);
  expect(isCheck(await failure(account('c@d.example', 'root')))).toBe(true);
  expect(isForeignKey(await failure(ticket({ category_id: 9_999 })))).toBe(true);
  expect(isForeignKey(await failure(ticket({ customer_id: 9_999 })))).toBe(true);
  for (const columns of [{ status: 'bogus' }, { priority: 4 }, { status: 'closed' }, { closed_at: now }]) {
    expect(isCheck(await failure(ticket(columns)))).toBe(true);
  }
  const entry = {
    ticket_id: await ticket({}),
    seq: 1,
    kind: 'message',
    author_id: id,
    author_role: 'customer',
    at: now,
  };
  expect(isCheck(await failure(db('timeline_entries').insert(entry)))).toBe(true);
  await db('timeline_entries').insert({ ...entry, body: 'x' });
  expect(isDuplicate(await failure(db('timeline_entries').insert({ ...entry, body: 'y' })))).toBe(true);
});

test('a time comes back from the database as it went in', async () => {
  const db = await emptyDatabase();
  await migrate(db);
  const at = new Date('2026-02-28T23:59:59.007Z');
  await insertOne(db, 'accounts', {
    ...{ name: 'A', email: 'a@b.example', role: 'customer', password_hash: 'x' },
    ...{ created_at: toDbTime(at), updated_at: toDbTime(at) },
  });

  expect(fromDbTime((await db('accounts').first()).created_at)).toBe(at.toISOString());
});

test.runIf(process.env['TEST_BACKEND'] === 'mariadb')(
  'the schema that other tests begin with is the one the migrations make',
  async () => {
    const migratedHere = await emptyDatabase();
    await migrate(migratedHere);
    const fresh = await migratedDatabase();
    const copied = openDatabase({ url: fresh.url, file: '', poolSize: 2 });
    open.push(async () => {
      await copied.destroy();
      await fresh.drop();
    });

    const described = async (db: Database) => (await tablesOf(db)).map(({ name, create }) => [name, create]);
    expect(await described(copied)).toEqual(await described(migratedHere));
    expect(await missingSteps(copied)).toEqual([]);
    expect(await copied('categories').select('id', 'name')).toEqual(
      await migratedHere('categories').select('id', 'name'),
    );
  },
);
