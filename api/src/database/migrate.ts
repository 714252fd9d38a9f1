import { migrationSource } from '../../migrations/index.ts';
import { type Database, isSqlite, withoutTimeLimit } from './database.ts';

const LOCK = 'tandem_migrations';
const LOCK_SECONDS = 60;
const LOOK_MS = 250;

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

/**
 * Resolves once every step that this version knows has been taken, by somebody else; rejects with the ones that are missing
 * when that takes longer. Only reads, so the database user needs no right to change the schema.
 */
export async function migrated(db: Database, within: number): Promise<void> {
  for (const deadline = Date.now() + within; ; ) {
    const missing = await missingSteps(db);
    if (missing.length === 0) return;
    if (Date.now() > deadline) {
      throw new Error(`The database lacks ${missing.join(', ')}, and MIGRATE=wait: nobody has migrated it.`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The names of the steps that this version knows and the database does not have, in order. */
export async function missingSteps(db: Database): Promise<string[]> {
  const [known, taken] = await Promise.all([migrationSource.getMigrations([]), takenSteps(db)]);
  return known.map((step) => migrationSource.getMigrationName(step)).filter((name) => !taken.includes(name));
}

/** The names of the steps that were taken, also those of a newer version. */
export async function takenSteps(db: Database): Promise<string[]> {
  if (!(await db.schema.hasTable('knex_migrations'))) return [];
  const rows = await db('knex_migrations').select<{ name: string }[]>('name').orderBy('id');
  return rows.map(({ name }) => name);
}

// Who was rolled back finds steps of the newer version, which it can ignore: each release is written so.
const options = { migrationSource, disableMigrationsListValidation: true };

async function latest(db: Database): Promise<string[]> {
  const [, steps] = (await db.migrate.latest(options)) as [number, string[]];
  return steps;
}
