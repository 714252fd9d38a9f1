import { migrationSource } from '../../migrations/index.ts';
import { type Database, isSqlite, withoutTimeLimit } from './database.ts';

const LOCK = 'tandem_migrations';
const LOCK_SECONDS = 60;

/**
 * Brings the schema up to date; answers the names of the steps it took. Several replicas may start at once: one
 * migrates, the others wait up to a minute for it.
 */
export async function migrate(db: Database): Promise<string[]> {
  return isSqlite(db) ? latest(db) : withoutTimeLimit(db, () => alone(db));
}

async function alone(db: Database): Promise<string[]> {
  // Whoever holds the server's named lock is alone, so a lock row that Knex left behind when a migrator died is stale.
  const connection = await db.client.acquireConnection();
  try {
    const [[row]] = await db.raw(`SELECT GET_LOCK('${LOCK}', ${LOCK_SECONDS}) AS got`).connection(connection);
    if (row.got !== 1) throw new Error('Another process has been migrating the database for over a minute.');
    await db.migrate.forceFreeMigrationsLock({ migrationSource });
    return await latest(db);
  } finally {
    await db.raw(`SELECT RELEASE_LOCK('${LOCK}')`).connection(connection);
    await db.client.releaseConnection(connection);
  }
}

async function latest(db: Database): Promise<string[]> {
  const [, steps] = (await db.migrate.latest({ migrationSource })) as [number, string[]];
  return steps;
}
