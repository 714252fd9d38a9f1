import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Participant } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../database/database.ts';
import type { HotTransaction } from '../../database/hot-transaction.ts';
import { migrate } from '../../database/migrate.ts';
import { toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { type TicketRow, toSharedTicket } from '../tickets/ticket.row.ts';
import { AppendRepository } from './append.repository.ts';
import type { Append, Committed } from './append.ts';
import { AppendsService } from './appends.service.ts';

const ends: (() => Promise<void>)[] = [];
let db: Database;
let author: Participant;

beforeAll(async () => {
  if (process.env['TEST_BACKEND'] === 'mariadb') {
    const fresh = await migratedDatabase();
    db = openDatabase({ url: fresh.url, file: '', poolSize: 10 });
    ends.push(() => fresh.drop());
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-appends-'));
    db = openDatabase({ url: undefined, file: join(folder, 'desk.sqlite'), poolSize: 1 });
    ends.push(() => rm(folder, { recursive: true, force: true }));
  }
  await migrate(db);
  const now = toDbTime(new Date());
  const person = {
    name: 'Ben',
    email: 'ben@b.example',
    role: 'agent',
    password_hash: 'x',
    created_at: now,
    updated_at: now,
  };
  const [id] = await db('accounts').insert(person);
  author = { id: id as number, name: 'Ben', role: 'agent' };
});
afterAll(async () => {
  await db.destroy();
  for (const end of ends) await end();
});

/** A ticket that staff have looked at, with as many entries as `last_seq` says. */
async function ticket(): Promise<number> {
  const now = toDbTime(new Date());
  const [id] = await db('tickets').insert({
    ...{ creation_key: randomUUID(), customer_id: author.id, category_id: 1, title: 'T', description: 'D' },
    ...{
      status: 'open',
      priority: 2,
      last_seq: 0,
      version: 1,
      viewed_by_staff_at: now,
      created_at: now,
      updated_at: now,
    },
  });
  return id as number;
}

/** The service as a replica has it: it hears nothing of the others unless it is told. */
function replica(repository = new AppendRepository()) {
  const announced: Committed[] = [];
  const announce = (committed: readonly Committed[]) => void announced.push(...committed);
  const service = new AppendsService({ db, repository, announce, now: () => new Date() });
  return {
    service,
    announced,
    say: (ticketId: number, more: Partial<Append> = {}) => service.append(message(ticketId, more)),
  };
}

const message = (ticketId: number, more: Partial<Append> = {}): Append => ({
  ticketId,
  actor: author,
  clientId: randomUUID(),
  weight: 100,
  decide: ({ status }) => {
    if (status === 'closed') throw new AppError('ticket_closed');
    return { entries: [{ kind: 'message', body: 'Hello' }] };
  },
  ...more,
});

const setStatus = (ticketId: number, status: 'open' | 'closed'): Append => ({
  ticketId,
  actor: author,
  weight: 100,
  decide: (before, now) => ({
    entries: [{ kind: 'status', change: { from: before.status, to: status } }],
    changes: { status, closed_at: status === 'closed' ? now : null },
  }),
});

const seqs = async (ticketId: number): Promise<number[]> =>
  (await db('timeline_entries').select('seq').where({ ticket_id: ticketId }).orderBy('seq')).map(({ seq }) => seq);
const lastSeq = async (id: number): Promise<number> =>
  (await db('tickets').select('last_seq').where({ id }).first()).last_seq;
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('two replicas that hear nothing of each other leave no hole and no repeat, however they race', async () => {
  const ids = await Promise.all([ticket(), ticket(), ticket()]);
  const replicas = [replica(), replica()];
  for (let round = 0; round < 25; round++) {
    const writes = ids.flatMap((id) => replicas.flatMap(({ say }) => [say(id), say(id)]));
    if (round % 5 === 0) await Promise.all(writes);
    else void Promise.all(writes);
    await new Promise((resolve) => setTimeout(resolve, round % 3));
  }
  await Promise.all(replicas.map(({ service }) => service.drain()));

  for (const id of ids) {
    expect(await seqs(id)).toEqual(upTo(100));
    expect(await lastSeq(id)).toBe(100);
  }
  const announced = replicas.flatMap((one) => one.announced.map(({ entry }) => `${entry.ticketId}/${entry.seq}`));
  expect(new Set(announced).size).toBe(300);
  expect(announced).toHaveLength(300);
});

test('a replica that still believes a ticket to be open does not write on it once another has closed it', async () => {
  const id = await ticket();
  const [one, other] = [replica(), replica()];
  await one.say(id);
  await one.say(id);
  await other.service.append(setStatus(id, 'closed'));

  await expect(one.say(id)).rejects.toMatchObject({ code: 'ticket_closed' });
  expect(await seqs(id)).toEqual([1, 2, 3]);
});

test('a replica that still believes a ticket to be closed writes on it once another has opened it', async () => {
  const id = await ticket();
  const [one, other] = [replica(), replica()];
  await one.service.append(setStatus(id, 'closed'));
  await other.service.append(setStatus(id, 'open'));

  await expect(one.say(id)).resolves.toMatchObject({ entries: [{ seq: 3 }], ticket: { status: 'open', last_seq: 3 } });
});

test('a message repeated to another replica, or to the same one, is the message of the first time', async () => {
  const id = await ticket();
  const [one, other] = [replica(), replica()];
  const clientId = randomUUID();
  const first = await one.say(id, { clientId });
  await other.say(id);

  for (const { say } of [one, other, one]) {
    expect(await say(id, { clientId })).toMatchObject({ repeated: true, entries: first.entries });
  }
  const elsewhere = await ticket();
  await one.say(elsewhere);
  await expect(one.say(elsewhere, { clientId })).rejects.toMatchObject({ code: 'conflict' });
  expect(await seqs(id)).toEqual([1, 2]);
});

test('a writer who has not seen what another replica wrote is refused as stale', async () => {
  const id = await ticket();
  const [one, other] = [replica(), replica()];
  await one.say(id);
  const customer: Participant = { id: author.id + 1_000, name: 'Ana', role: 'customer' };
  await other.say(id);

  await expect(one.say(id, { actor: customer, seenSeq: 1 })).rejects.toMatchObject({
    code: 'stale',
    detail: { entries: [{ seq: 2 }] },
  });
});

test('a database that went back to an earlier state is followed: the next entry leaves no hole', async () => {
  const id = await ticket();
  const one = replica();
  for (let n = 0; n < 3; n++) await one.say(id);
  await db('timeline_entries').where({ ticket_id: id, seq: 3 }).delete();
  await db('tickets').where({ id }).update({ last_seq: 2 });

  await one.say(id);

  expect(await seqs(id)).toEqual([1, 2, 3]);
  expect(await lastSeq(id)).toBe(3);
});

test('an entry is announced to whom it is stored for, also when its transaction handed the ticket over after it', async () => {
  const id = await ticket();
  const { service, announced, say } = replica();
  const customer: Participant = { ...author, role: 'customer' };
  const handOver = (before: TicketRow) => ({
    entries: [{ kind: 'assignee' as const, change: { from: null, to: author } }],
    changes: { assignee_id: author.id, version: before.version + 1 },
  });
  await Promise.all([
    say(id, { actor: customer }),
    service.append({ ticketId: id, actor: author, weight: 100, decide: handOver }),
    say(id, { actor: customer }),
  ]);

  const stored = await db('timeline_entries').select('assignee_id').where({ ticket_id: id }).orderBy('seq');
  expect(stored.map((row) => row.assignee_id)).toEqual([null, author.id, author.id]);
  expect(announced.map((one) => one.ticket.assignee_id)).toEqual([null, author.id, author.id]);
  expect(announced.map((one) => one.ticket.last_seq)).toEqual([1, 2, 3]);
});

test('what is known of a ticket saves the look at it, and what another replica tells of it does, too', async () => {
  class Counting extends AppendRepository {
    locks = 0;
    override lock(...asked: Parameters<AppendRepository['lock']>) {
      this.locks += 1;
      return super.lock(...asked);
    }
  }
  const repository = new Counting();
  const id = await ticket();
  const [one, other] = [replica(repository), replica()];
  await one.say(id);
  await one.say(id);
  expect(repository.locks).toBe(1);

  const { ticket: row } = await other.say(id);
  const person = { person: (personId: number) => ({ id: personId, name: 'Ben' }) };
  one.service.heard([toSharedTicket(row, { people: person, categories: new Map() })]);
  await one.say(id);
  expect(repository.locks).toBe(1);
  expect(await seqs(id)).toEqual([1, 2, 3, 4]);
});

test.runIf(process.env['TEST_BACKEND'] === 'mariadb')(
  'who waits for a ticket writes at the time it is theirs, so that times follow the order of entries',
  async () => {
    const id = await ticket();
    const { say, announced } = replica();
    const other = await db.transaction();
    await other('tickets').where({ id }).forUpdate();
    const said = say(id);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const freed = new Date().toISOString();
    await other.commit();
    await said;
    expect(announced[0]?.entry.at.localeCompare(freed)).toBeGreaterThanOrEqual(0);
  },
);

test.runIf(process.env['TEST_BACKEND'] === 'mariadb')(
  'where an INSERT cannot answer what it wrote, the ids are read back',
  async () => {
    class AsOnMysql extends AppendRepository {
      override write(trx: HotTransaction, ...rest: [Parameters<AppendRepository['write']>[1]]) {
        const { dialect } = trx;
        const without: HotTransaction = {
          ...{ dialect, returning: false },
          run: (...statements) => trx.run(...statements),
          commit: (...statements) => trx.commit(...statements),
        };
        return super.write(without, ...rest);
      }
    }
    const id = await ticket();
    const { say, service, announced } = replica(new AsOnMysql());
    for (let n = 0; n < 3; n++) void say(id);
    await service.drain();

    const stored = await db('timeline_entries').select('id', 'seq').where({ ticket_id: id }).orderBy('seq');
    expect(announced.map(({ activityId, entry }) => ({ id: activityId, seq: entry.seq }))).toEqual(stored);
  },
);
