import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openDatabase } from '../database/database.ts';
import { takenSteps } from '../database/migrate.ts';
import { countRows, type Expected } from './facts.ts';
import { dump } from './mysql-tools.ts';

/** The database a copy is made of, or restored into: an address, or the file of the embedded default. */
export interface Place {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/** What lies beside the data of a backup, and says what it has to be. */
export interface Manifest extends Expected {
  readonly format: 1;
  readonly kind: 'mysql' | 'sqlite';
  readonly takenAt: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const files = { data: 'data.gz', manifest: 'manifest.json', embedded: 'tandem.sqlite' } as const;

/**
 * Copies the database as it is at one moment, while the service runs, into a new folder; answers what it wrote. The folder
 * appears whole or not at all. Sessions, limits and whatever else Redis holds are left out on purpose.
 */
export async function backUp({ databaseUrl, dataDir }: Place, folder: string): Promise<Manifest> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.part-`);
  const db = openDatabase({ url: databaseUrl, file: join(dataDir, files.embedded), poolSize: 2 });
  try {
    const takenAt = new Date().toISOString();
    const steps = await takenSteps(db);
    if (steps.length === 0) throw new Error('There is nothing to back up: this database has never been migrated.');
    const before = await countRows(db);
    const data = join(draft, files.data);
    if (databaseUrl !== undefined) await compress(data, (into) => dump(databaseUrl, into));
    else {
      const copy = join(draft, files.embedded);
      await db.raw('VACUUM INTO ?', [copy]); // one reading transaction; writers go on
      await compress(data, (into) => pipeline(createReadStream(copy), into));
      await rm(copy);
    }
    const after = await countRows(db);
    const manifest: Manifest = {
      format: 1,
      kind: databaseUrl === undefined ? 'sqlite' : 'mysql',
      takenAt,
      steps,
      before,
      after,
      bytes: (await stat(data)).size,
      sha256: await sha256(data),
    };
    await writeFile(join(draft, files.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, folder);
    return manifest;
  } finally {
    await db.destroy();
    await rm(draft, { recursive: true, force: true });
  }
}

async function compress(file: string, fill: (into: Writable) => Promise<void>): Promise<void> {
  const gzip = createGzip({ level: 6 });
  await Promise.all([fill(gzip), pipeline(gzip, createWriteStream(file, { mode: 0o600, flags: 'wx' }))]);
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Throws unless the folder holds a backup, whole and as it was written. */
export async function readBackup(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, files.manifest), 'utf8')) as Manifest;
  if (manifest.format !== 1) throw new Error('This backup was made by a newer version, which has to restore it.');
  const data = join(folder, files.data);
  if ((await stat(data)).size !== manifest.bytes || (await sha256(data)) !== manifest.sha256) {
    throw new Error(`${data} is not what was written: take another backup.`);
  }
  return manifest;
}
