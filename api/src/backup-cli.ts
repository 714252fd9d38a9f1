import { join } from 'node:path';
import { backUp } from './backup/backup.ts';
import { endSessions, restore } from './backup/restore.ts';
import { BadConfig, loadStoresConfig } from './config.ts';

const usage = `Usage: backup create <folder>     a copy in a new folder within this one, named after the moment
       backup restore <folder>    into the empty database, or the empty DATA_DIR, that is set; ends all sessions
Needs DATABASE_URL and REDIS_URL as the service has them (or as files), or DATA_DIR for the embedded stores.`;
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Backs up or restores, and says in numbers what was written. */
async function main([verb, folder, ...rest]: readonly string[]): Promise<number> {
  if (folder === undefined || rest.length > 0 || (verb !== 'create' && verb !== 'restore')) {
    complain(usage);
    return exitCodes.usage;
  }
  try {
    const config = loadStoresConfig(process.env);
    if (verb === 'create') {
      const target = join(folder, `tandem-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
      const { after, bytes, steps } = await backUp(config, target);
      say(
        `${target}: ${after.tickets} tickets, ${after.timeline_entries} entries, ${bytes} bytes, schema ${steps.at(-1)}`,
      );
    } else {
      const { before, takenAt, steps } = await restore(config, folder);
      const keys = await endSessions(config.redisUrl, config);
      say(
        `Restored what was there at ${takenAt}: ${before.tickets} tickets, ${before.timeline_entries} entries or more.`,
      );
      say(`The schema stands at ${steps.at(-1)}. All sessions were ended (${keys} keys): everybody signs in again.`);
    }
    return exitCodes.done;
  } catch (cause) {
    complain(cause instanceof BadConfig ? cause.message : `This did not work: ${(cause as Error).message}`);
    return exitCodes.failed;
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));
