import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PASSWORD } from '../../../subject/population.ts';
import type { Trial } from '../../proof.ts';
import type { Site } from '../../site/site.ts';
import { Secrets } from './secrets.ts';

/** The beginning of every token: `{"alg":` in base64url. */
const ANY_TOKEN = /eyJhbGciO[\w-]{4,}/;
const MOST_TOLD = 10;

/**
 * Searches everything the replicas of a site printed for what must not be there: its own secrets, any token whoever it
 * belongs to, and what the trials registered. Ask before the site is stopped.
 */
export async function searchLogs(site: Site, secrets: Secrets = new Secrets()): Promise<Trial> {
  addSecretsOf(site, secrets);
  const failures = new Set<string>();
  let [lines, bytes] = [0, 0];
  for (const file of site.logs()) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      lines += 1;
      bytes += line.length;
      if (failures.size < MOST_TOLD)
        for (const what of leaksIn(line, secrets)) failures.add(`${what} in: ${outline(line)}`);
    }
  }
  if (lines === 0) failures.add('nothing was logged at all, so that nothing could be found');
  return {
    name: 'logs: searched for every secret, token, password and text that was used',
    tried: secrets.all.size,
    failures: [...failures],
    figures: { lines: lines.toLocaleString('en'), kilobytes: Math.round(bytes / 1_000).toLocaleString('en') },
  };
}

/** What a line gives away. */
export function leaksIn(line: string, secrets: Secrets): string[] {
  const found = ANY_TOKEN.test(line) ? ['a token'] : [];
  // A log is JSON: a quote or a line break in what leaked is written differently there.
  for (const [value, what] of secrets.all) {
    if (line.includes(value) || line.includes(JSON.stringify(value).slice(1, -1))) found.push(what);
  }
  return found;
}

function addSecretsOf({ stores, secrets: keys }: Site, secrets: Secrets): void {
  secrets.add('the key of access tokens', keys.access);
  secrets.add('the key of refresh tokens', keys.refresh);
  secrets.add('a password', PASSWORD);
  for (const url of [stores.databaseUrl, stores.redisUrl]) {
    secrets.add('the password of a store', decodeURIComponent(new URL(url).password));
  }
}

/** Where it was, without saying it again. */
const outline = (line: string): string => {
  const { level, msg, route } = readLine(line) ?? {};
  return JSON.stringify({ level, msg, route });
};

interface Line {
  readonly level?: string;
  readonly msg?: string;
  readonly route?: string;
}

function readLine(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined;
  }
}

/** Lines that say the api met something it had not foreseen, or was not whole: none is right while its stores are well. */
export async function searchTroubles(site: Site): Promise<Trial> {
  const troubles = new Map<string, number>();
  let lines = 0;
  for (const file of site.logs()) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      lines += 1;
      const read = readLine(line);
      if (read && !['error', 'fatal', 'warn'].includes(read.level ?? '')) continue;
      const what = read ? shortened(line) : `not a log line: ${line.slice(0, 200)}`;
      troubles.set(what, (troubles.get(what) ?? 0) + 1);
    }
  }
  const crashes = site.replicas.flatMap(({ crashes: ended }) => ended);
  return {
    name: 'the processes lived and logged no error and no warning',
    tried: lines,
    failures: [...crashes, ...[...troubles].slice(0, MOST_TOLD).map(([what, times]) => `${times} ×: ${what}`)],
  };
}

const shortened = (line: string): string => line.replace(/"(time|requestId)":"[^"]*",?/g, '').slice(0, 700);
