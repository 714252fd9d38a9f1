import { readdir } from 'node:fs/promises';
import type { RowDataPacket } from 'mysql2/promise';
import type { Replica } from '../../site/replica.ts';
import type { Site } from '../../site/site.ts';

/** What must not grow, at one moment. */
export interface Reading {
  /** Bytes of each replica without compiled code, after a forced garbage collection. */
  readonly heaps: readonly number[];
  /** Open files and sockets of each replica; undefined where there is no /proc. */
  readonly descriptors: readonly (number | undefined)[];
  readonly sockets: readonly number[];
  readonly keys: number;
  /** Sessions that are listed for an account, whether or not they are still there. */
  readonly listedSessions: number;
  readonly connections: number;
  readonly preparedStatements: number;
}

export async function read({ replicas, stores }: Site): Promise<Reading> {
  const [status] = await stores.pool.query<RowDataPacket[]>(
    "SHOW GLOBAL STATUS WHERE Variable_name IN ('Threads_connected', 'Prepared_stmt_count')",
  );
  const value = (name: string) => Number(status.find((row) => row['Variable_name'] === name)?.['Value']);
  return {
    heaps: await Promise.all(replicas.map(heapOf)),
    descriptors: await Promise.all(replicas.map(({ pid }) => descriptorsOf(pid))),
    sockets: await Promise.all(replicas.map(socketsOf)),
    keys: await stores.redis.dbsize(),
    listedSessions: await listed(stores),
    connections: value('Threads_connected'),
    preparedStatements: value('Prepared_stmt_count'),
  };
}

async function heapOf(replica: Replica): Promise<number> {
  const { heap, external, code } = await replica.memory();
  return heap + external - code;
}

async function descriptorsOf(pid: number): Promise<number | undefined> {
  return readdir(`/proc/${pid}/fd`).then(
    (all) => all.length,
    () => undefined,
  );
}

async function socketsOf({ directUrl }: Replica): Promise<number> {
  const reply = await fetch(`${directUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
  return Number(/^tandem_sockets (\d+)/m.exec(await reply.text())?.[1]);
}

async function listed({ redis }: Site['stores']): Promise<number> {
  const lists = await redis.keys('tandem:sessions-of:*');
  const counts = await Promise.all(lists.map((key) => redis.scard(key)));
  return counts.reduce((sum, count) => sum + count, 0);
}
