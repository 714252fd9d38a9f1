import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../../process/compiled.ts';
import { tied } from '../../process/tied.ts';
import type { Site } from '../site/site.ts';

export interface Told {
  readonly passed: number;
  /** What went wrong; undefined: nothing. */
  readonly words: string | undefined;
}

const LONGEST_MS = 180_000;

/** Playwright's stories of the whole job, against a service that runs already. */
export async function tellStories(url: string, { stores }: Site): Promise<Told> {
  const manifest = createRequire(import.meta.url).resolve('@playwright/test/package.json');
  const args = [
    join(dirname(manifest), 'cli.js'),
    'test',
    'whole-job',
    '--reporter=line',
    '--workers=1',
    '--retries=0',
  ];
  const teller = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      TEST_SITE_URL: url,
      TEST_DATABASE_URL: stores.databaseUrl,
      TEST_REDIS_URL: stores.redisUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  });
  tied(teller);
  let words = '';
  for (const stream of [teller.stdout, teller.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-6_000);
    });
  }
  const code = await new Promise((resolve) => teller.once('close', resolve));
  const passed = Number(/(\d+) passed/.exec(words)?.[1] ?? 0);
  return { passed, words: code === 0 && passed > 0 ? undefined : `The stories ended with ${code}: ${words}` };
}
