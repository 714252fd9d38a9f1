import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../database/database.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { copyOf } from '../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';
import { backUp, files, type Manifest, type Place } from './backup.ts';
import { endSessions, restore } from './restore.ts';

let desk: TestApi;
let folder: string;
beforeAll(async () => {
  desk = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'tandem-backup-test-'));
});
const dropped: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of dropped.splice(0)) await drop();
});
afterAll(async () => {
  await stopTestApis();
  rmSync(folder, { recursive: true, force: true });
});

/** Somewhere empty of the kind the running service has. */
async function emptyPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(folder, 'place-'));
  if (desk.config.databaseUrl === undefined) return { databaseUrl: undefined, dataDir };
  const { url, drop } = await freshDatabase();
  dropped.push(drop);
  return { databaseUrl: url, dataDir };
}

let backups = 0;
async function backup(): Promise<string> {
  const target = join(folder, `backup-${++backups}`);
  await backUp(desk.config, target);
  return target;
}

const bodiesOf = async (client: TestClient, ticketId: number): Promise<string[]> => {
  const { body } = await client.get(`/tickets/${ticketId}/timeline?after=0&limit=200`);
  return body.items.map((entry: { body?: string }) => entry.body).filter(Boolean);
};

test('a backup taken while people write has all that was acknowledged before, and serves somewhere else', async () => {
  const customer = await desk.given.customer('Ana Lima 🖨️');
  const ticket = await desk.given.ticket(customer, { title: 'Umlaute äöü und ein "Zitat"' });
  const write = (body: string) => customer.post(`/tickets/${ticket.id}/messages`, desk.given.message(body));
  for (let index = 1; index <= 5; index++) await write(`before ${index} \\ ' % ف`);
  let writing = true;
  const meanwhile = (async () => {
    for (let index = 1; writing && index <= 500; index++) expect((await write(`meanwhile ${index}`)).status).toBe(201);
  })();

  const source = await backup();
  writing = false;
  await meanwhile;
  const place = await emptyPlace();
  await restore(place, source);

  const { databaseUrl, dataDir } = place;
  const again = await startTestApi({ DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) });
  const returned = again.anonymous();
  const email = customer.user?.email;
  await returned.signedIn(returned.post('/auth/login', { email, password: desk.given.password }));
  expect((await returned.get(`/tickets/${ticket.id}`)).body).toMatchObject({ title: 'Umlaute äöü und ein "Zitat"' });
  const all = await bodiesOf(customer, ticket.id);
  const restored = await bodiesOf(returned, ticket.id);
  expect(restored.length).toBeGreaterThanOrEqual(5);
  expect(restored).toEqual(all.slice(0, restored.length));
  // It goes on where it was, and finds by words what is old and what is new.
  expect((await returned.post(`/tickets/${ticket.id}/messages`, again.given.message('after'))).status).toBe(201);
  const search = () => returned.get(`/tickets?q=${encodeURIComponent('Zitat')}`);
  await expect.poll(async () => (await search()).body.items.length, { timeout: 5_000 }).toBe(1);
  // Sessions are no part of it.
  expect((await copyOf(customer, again.anonymous()).get('/auth/me')).status).toBe(401);
});

describe('is not restored, and nothing is changed:', () => {
  const countTickets = async ({ databaseUrl, dataDir }: Place) => {
    const db = openDatabase({ url: databaseUrl, file: join(dataDir, files.embedded), poolSize: 1 });
    try {
      return (await db.schema.hasTable('tickets'))
        ? (await db('tickets').count({ count: '*' }))[0]?.['count']
        : undefined;
    } finally {
      await db.destroy();
    }
  };
  const change = (source: string, edit: (manifest: Manifest) => object) => {
    const file = join(source, files.manifest);
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    writeFileSync(file, JSON.stringify({ ...manifest, ...edit(manifest) }));
  };

  test('a backup of which one byte is another', async () => {
    const source = await backup();
    const data = readFileSync(join(source, files.data));
    data.writeUInt8(data.readUInt8(100) ^ 1, 100);
    writeFileSync(join(source, files.data), data);
    const place = await emptyPlace();
    await expect(restore(place, source)).rejects.toThrow('is not what was written');
    expect(await countTickets(place)).toBeUndefined();
  });

  test('a backup of a newer version', async () => {
    const source = await backup();
    change(source, ({ steps }) => ({ steps: [...steps, '9999-of-a-later-release'] }));
    await expect(restore(await emptyPlace(), source)).rejects.toThrow(
      '9999-of-a-later-release, which this version does',
    );
  });

  test('into a database that holds something', async () => {
    const before = await countTickets(desk.config);
    await expect(restore(desk.config, await backup())).rejects.toThrow('Nothing was changed');
    expect(await countTickets(desk.config)).toBe(before);
  });
});

test('what came back is held against what there was: missing rows, another schema', async () => {
  await desk.given.ticket(await desk.given.customer());
  const edits: [edit: (manifest: Manifest) => object, complaint: RegExp][] = [
    [({ before }) => ({ before: { ...before, tickets: before.tickets + 1 } }), /tickets has \d+ rows; there were/],
    [({ after }) => ({ after: { ...after, accounts: after.accounts - 1 } }), /accounts has \d+ rows; there were/],
    [({ steps }) => ({ steps: steps.slice(0, -1) }), /The schema stands at/],
  ];
  for (const [edit, complaint] of edits) {
    const source = await backup();
    const file = join(source, files.manifest);
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    writeFileSync(file, JSON.stringify({ ...manifest, ...edit(manifest) }));
    await expect(restore(await emptyPlace(), source)).rejects.toThrow(complaint);
  }
});

test('a backup that cannot be made leaves nothing behind', async () => {
  const empty = await emptyPlace();
  const target = join(folder, 'never');
  await expect(backUp(empty, target)).rejects.toThrow('has never been migrated');
  expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
});

test('restoring ends the sessions there were, and those of this installation alone', async () => {
  const other = await startTestApi();
  const stranger = await other.given.customer();
  const own = await startTestApi();
  const customer = await own.given.customer();
  const { redisUrl, redisPrefix } = own.config;
  if (redisUrl === undefined) await own.stores.close(); // an embedded service has ended before its files go
  await endSessions(redisUrl, { redisPrefix, dataDir: own.config.dataDir });

  if (redisUrl !== undefined) expect((await customer.get('/auth/me')).status).toBe(401);
  else expect(readdirSync(own.config.dataDir).filter((name) => /^(keyvalue|broadcast)/.test(name))).toEqual([]);
  expect((await stranger.get('/auth/me')).status).toBe(200);
});
