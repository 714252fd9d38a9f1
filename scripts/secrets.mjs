import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';
import { say } from './say.mjs';

const password = () => randomBytes(24).toString('hex');
const key = () => randomBytes(48).toString('base64');

/**
 * Makes the files that docker-compose.yml hands to containers, each with something random in it; answers which. One that
 * is there stays as it is: what it says may be in use.
 * @param {string} folder
 */
export function makeSecrets(folder) {
  // The folder keeps others out; the files are read by the users of the containers, each of which sees only its own.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const redis = password();
  const groups = [
    { database_root_password: password() },
    { database_url: `mysql://tandem:${password()}@database:3306/tandem` },
    { migration_database_url: `mysql://tandem_migrate:${password()}@database:3306/tandem` },
    { redis_url: `redis://:${redis}@redis:6379/0`, 'redis.conf': `requirepass ${redis}` },
    { access_token_secret: key() },
    { refresh_token_secret: key() },
    { metrics_token: key() },
    // Empty until one of the three above is replaced; Compose wants every file it names to be there.
    { access_token_secret_accepted: '' },
    { refresh_token_secret_accepted: '' },
    { metrics_token_accepted: '' },
  ];
  const made = [];
  for (const group of groups) {
    const files = Object.entries(group).map(([name, text]) => /** @type {const} */ ([join(folder, name), text]));
    // What belongs together is made together or not at all: half of a pair would fit nothing.
    if (files.some(([file]) => existsSync(file))) continue;
    for (const [file, text] of files) {
      writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o444, flag: 'wx' });
      made.push(file);
    }
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = makeSecrets(join(root, '.secrets'));
  for (const file of made) say(`Made ${file}`);
  if (made.length === 0) say('All secrets are there already.');
}
