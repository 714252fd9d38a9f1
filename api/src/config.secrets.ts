import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  readonly access: string;
  readonly refresh: string;
}

/** The secrets of an embedded service: made at the first start, kept in a file only its owner can read. */
export function generatedSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  return read(file) ?? make(dataDir, file);
}

function read(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const { access, refresh } = JSON.parse(text) as Partial<Secrets>;
  if (!access || !refresh)
    throw new Error(`${file} is damaged. Remove it to get new secrets; everybody signs in again.`);
  return { access, refresh };
}

/** Two processes may start at once: a link either appears whole or fails, so both end up with the same secrets. */
function make(dataDir: string, file: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets: Secrets = { access: randomBytes(48).toString('base64'), refresh: randomBytes(48).toString('base64') };
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
    return secrets;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    return read(file) ?? secrets;
  } finally {
    rmSync(draft, { force: true });
  }
}
