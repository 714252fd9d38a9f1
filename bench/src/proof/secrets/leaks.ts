import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PASSWORD } from '../../subject/population.ts';
import type { Trial } from '../proof.ts';
import type { Site } from '../site/site.ts';
import { Secrets } from './secrets.ts';

/** The beginning of every token: `{"alg":` in base64url. */
const ANY_TOKEN = /eyJhbGciO[\w-]{4,}/;
const MOST_TOLD = 10;

/**
 * Searches everything the replicas of a site printed for what must not be there: its own secrets, any token whoever it
 * belongs to, and what the trials registered. Ask before the site is stopped.
 */
export async function searchLogs(
  site: Site,
  secrets: Secrets = new Secrets(),
  { maybeSilent = false } = {},
): Promise<Trial> {
  addSecretsOf(site, secrets);
  const texts = await Promise.all(site.logs().map((file) => readFile(file, 'utf8')));
  const failures = texts.flatMap((text) => [...leaksIn(text, secrets)].map(([what, where]) => `${what} in: ${where}`));
  if (!maybeSilent && texts.every((text) => text === ''))
    failures.push('nothing was logged, so that nothing could be found');
  return {
    name: 'logs: searched for every secret, token, password and text that was used',
    tried: secrets.all.size,
    failures: failures.slice(0, MOST_TOLD),
    figures: { kilobytes: Math.round(texts.join('').length / 1_000).toLocaleString('en') },
  };
}

/** A secret by its beginning, so that one which a log cuts short is found as well. */
const BEGINNING = 16;
const RUNS = /[\w-]{16,}/g;

/** What a log gives away, each with where. */
export function leaksIn(log: string, secrets: Secrets): Map<string, string> {
  const found = new Map<string, string>();
  const at = (index: number) => outline(log.slice(log.lastIndexOf('\n', index) + 1).split('\n', 1)[0] ?? '');
  const token = ANY_TOKEN.exec(log);
  if (token) found.set('a token', at(token.index));

  const beginnings = new Map<string, string>();
  for (const [value, what] of secrets.all) {
    if (/^[\w-]{16}/.test(value)) {
      beginnings.set(value.slice(0, BEGINNING), what);
      continue;
    }
    // A log is JSON: a quote or a line break in what leaked is written differently there.
    for (const written of new Set([value, JSON.stringify(value).slice(1, -1)])) {
      const index = log.indexOf(written);
      if (index >= 0) found.set(what, at(index));
    }
  }
  for (const { 0: run, index } of log.matchAll(RUNS)) {
    const what = beginnings.get(run.slice(0, BEGINNING));
    if (what !== undefined) found.set(what, at(index));
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
