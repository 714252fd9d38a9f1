import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, ProgramMissing } from '../programs.mjs';
import { Daemon, freePort } from './daemon.mjs';

const database = 'tandem';
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/**
 * A MariaDB of our own in an empty folder, on loopback only, that flushes at each commit as production does. Its account
 * may make further databases and users, so that tests can each have theirs. With `flushes: false` it leaves flushing to
 * the system: what was committed survives the death of the server and not that of the machine.
 * @param {string} folder
 * @param {{bufferPool: string, sortBuffer: string, quota?: string | undefined, flushes: boolean, endedByItself: (words: string) => void}} options
 */
export async function startMariaDb(folder, { bufferPool, sortBuffer, quota, flushes, endedByItself }) {
  const server = findProgram('mariadbd', 'mysqld');
  const install = findProgram('mariadb-install-db', 'mysql_install_db');
  if (!server || !install) throw new ProgramMissing('MariaDB not found. Install mariadb-server.');
  const data = join(folder, 'mariadb');
  const temporary = join(folder, 'mariadb-tmp');
  const setup = join(folder, 'setup.sql');
  const password = randomBytes(16).toString('hex');
  mkdirSync(temporary);
  writeFileSync(setup, setupStatements(password), { mode: 0o600 });
  const own = [
    '--no-defaults',
    ...asRoot,
    `--datadir=${data}`,
    `--tmpdir=${temporary}`,
    ...(quota ? oneFileUpTo(quota) : []),
    ...(flushes ? [] : ['--debug-no-sync']),
  ];
  const made = spawnSync(install, [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (made.status !== 0) throw new Error(`${install} failed:\n${made.stdout}${made.stderr}`);
  const port = await freePort();
  const settings = [
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    `--socket=${join(folder, 'mariadb.sock')}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    `--init-file=${setup}`,
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--max-connections=500',
    `--innodb-buffer-pool-size=${bufferPool}`,
    `--innodb-sort-buffer-size=${sortBuffer}`,
    '--innodb-flush-log-at-trx-commit=1',
  ];
  const daemon = new Daemon(server, [...own, ...settings], { port, greets: true, endedByItself });
  await daemon.start();
  return { daemon, url: `mysql://tandem:${password}@127.0.0.1:${port}/${database}` };
}

/**
 * All tables in one file that never grows beyond `quota`: a full disk for this server alone. What undoes changes is kept
 * beside it, or nothing could ever be deleted again.
 * @param {string} quota
 */
const oneFileUpTo = (quota) => [
  '--innodb-file-per-table=0',
  '--innodb-undo-tablespaces=2',
  `--innodb-data-file-path=ibdata1:12M:autoextend:max:${quota}`,
];

/** Read at every start, so it holds on the data of an earlier one, too. @param {string} password */
const setupStatements = (password) =>
  [
    `CREATE DATABASE IF NOT EXISTS ${database};`,
    `CREATE USER IF NOT EXISTS tandem@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO tandem@'127.0.0.1' WITH GRANT OPTION;`,
    '',
  ].join('\n');
