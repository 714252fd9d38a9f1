import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { migrationSource } from '../../migrations/index.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { connected, connectRedis } from '../keyvalue/redis-client.ts';
import { files, type Manifest, type Place, readBackup } from './backup.ts';
import { faultsOf } from './facts.ts';
import { load } from './mysql-tools.ts';

/**
 * Puts a backup into an empty database and holds it against what its manifest says. Throws, and says all that is wrong,
 * rather than leave anybody with half of it. The schema stays at the level of the backup: the next start takes the
 * missing steps.
 */
export async function restore(place: Place, folder: string): Promise<Manifest> {
  const manifest = await readBackup(folder);
  const known = (await migrationSource.getMigrations([])).map((step) => migrationSource.getMigrationName(step));
  const unknown = manifest.steps.filter((step) => !known.includes(step));
  if (unknown.length > 0) {
    throw new Error(
      `This backup has ${unknown.join(', ')}, which this version does not know: restore it with the newer one.`,
    );
  }
  const kind = place.databaseUrl === undefined ? 'sqlite' : 'mysql';
  if (manifest.kind !== kind)
    throw new Error(`This is a backup of ${manifest.kind}; the stores that are set are ${kind}.`);
  if (place.databaseUrl === undefined) await intoFile(place.dataDir, folder, manifest);
  else await intoServer(place.databaseUrl, folder, manifest);
  return manifest;
}

async function intoServer(databaseUrl: string, folder: string, manifest: Manifest): Promise<void> {
  const db = openDatabase({ url: databaseUrl, file: '', poolSize: 2 });
  try {
    const [tables] = await db.raw('SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()');
    if (tables.length > 0) throw new Error('This database is not empty. Nothing was changed: restore into a new one.');
    const gunzip = createGunzip();
    await Promise.all([pipeline(createReadStream(join(folder, files.data)), gunzip), load(databaseUrl, gunzip)]);
    await check(db, manifest);
  } finally {
    await db.destroy();
  }
}

/** The file takes its place only when it has been found good. */
async function intoFile(dataDir: string, folder: string, manifest: Manifest): Promise<void> {
  const file = join(dataDir, files.embedded);
  if (existsSync(file)) throw new Error(`${file} is there already. Nothing was changed: restore into another folder.`);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.part`;
  try {
    await pipeline(
      createReadStream(join(folder, files.data)),
      createGunzip(),
      createWriteStream(draft, { mode: 0o600 }),
    );
    const db = openDatabase({ url: undefined, file: draft, poolSize: 1 });
    try {
      const damage = JSON.stringify([await db.raw('PRAGMA integrity_check'), await db.raw('PRAGMA foreign_key_check')]);
      if (damage !== '[[{"integrity_check":"ok"}],[]]') throw new Error(`The file is damaged: ${damage.slice(0, 500)}`);
      await check(db, manifest);
    } finally {
      await db.destroy();
    }
    await rename(draft, file);
  } finally {
    for (const rest of ['', '-wal', '-shm']) await rm(draft + rest, { force: true });
  }
}

async function check(db: Database, manifest: Manifest): Promise<void> {
  const faults = await faultsOf(db, manifest);
  if (faults.length > 0) throw new Error(`What was restored is not what was backed up:\n${faults.join('\n')}`);
}

const REDIS_WITHIN_MS = 5_000;

/**
 * Ends every session: none of them is in a backup, and one that outlived its database could belong to somebody else there.
 * Answers how many keys went.
 */
export async function endSessions(
  redisUrl: string | undefined,
  { redisPrefix, dataDir }: { readonly redisPrefix: string; readonly dataDir: string },
): Promise<number> {
  if (redisUrl === undefined) {
    for (const store of ['keyvalue.sqlite', 'broadcast.sqlite'])
      for (const part of ['', '-wal', '-shm']) await rm(join(dataDir, store + part), { force: true });
    return 0;
  }
  const redis = connectRedis(redisUrl, '', () => {});
  try {
    await connected(redis, REDIS_WITHIN_MS);
    let gone = 0;
    const pattern = `${redisPrefix.replace(/[[\]*?\\^]/g, '\\$&')}*`;
    for await (const keys of redis.scanStream({ match: pattern, count: 1_000 }) as AsyncIterable<string[]>) {
      if (keys.length > 0) gone += await redis.unlink(...keys);
    }
    return gone;
  } finally {
    redis.disconnect();
  }
}
