import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const names = { dump: ['mariadb-dump', 'mysqldump'], client: ['mariadb', 'mysql'] } as const;

/** Writes everything in the database, as it was at one moment, to `into`. Nobody who works with it has to wait. */
export async function dump(databaseUrl: string, into: Writable): Promise<void> {
  const { program, isMariaDb } = find('dump');
  const args = [
    ...['--single-transaction', '--quick', '--skip-lock-tables', '--hex-blob', '--no-tablespaces'],
    // Its last line tells a whole dump from half of one.
    '--comments',
    '--skip-dump-date',
    ...(isMariaDb ? [] : ['--set-gtid-purged=OFF']),
  ];
  let tail = '';
  await withTool(program, args, databaseUrl, ({ stdout }) => {
    stdout?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.subarray(-200).toString()).slice(-200);
    });
    return pipeline(stdout as Readable, into);
  });
  if (!tail.includes('-- Dump completed')) throw new Error(`${program} ended before it was done.`);
}

/** Carries out the statements of a dump. */
export function load(databaseUrl: string, from: Readable): Promise<void> {
  const { program } = find('client');
  return withTool(program, ['--batch'], databaseUrl, ({ stdin }) => pipeline(from, stdin as Writable));
}

function find(kind: keyof typeof names): { program: string; isMariaDb: boolean } {
  for (const program of names[kind]) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
    if (status === 0) return { program, isMariaDb: stdout.includes('MariaDB') };
  }
  throw new Error(`${names[kind].join(' or ')} is needed for this. Install the client programs of MariaDB or MySQL.`);
}

/** Runs a program against the database, with the password where no list of processes shows it. */
async function withTool(
  program: string,
  args: readonly string[],
  databaseUrl: string,
  work: (child: ChildProcess) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-backup-'));
  const options = join(folder, 'client.cnf');
  const { text, database } = clientOptions(databaseUrl);
  writeFileSync(options, text, { mode: 0o600 });
  try {
    const child = spawn(program, [`--defaults-file=${options}`, ...args, database]);
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2_000);
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [worked, code] = await Promise.all([work(child).then(() => undefined, String), ended]);
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${words}`);
    if (worked !== undefined) throw new Error(`${program}: ${worked}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function clientOptions(databaseUrl: string): { text: string; database: string } {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  const quoted = (value: string) => `"${decodeURIComponent(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const socket = searchParams.get('socketPath');
  const lines = [
    '[client]',
    ...(socket ? [`socket=${quoted(socket)}`] : [`host=${hostname}`, `port=${port || 3306}`, 'protocol=tcp']),
    `user=${quoted(username)}`,
    `password=${quoted(password)}`,
    'default-character-set=utf8mb4',
  ];
  return { text: `${lines.join('\n')}\n`, database: decodeURIComponent(pathname.slice(1)) };
}
