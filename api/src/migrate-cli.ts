import { join } from 'node:path';
import { BadConfig, loadStoresConfig } from './config.ts';
import { openDatabase } from './database/database.ts';
import { migrate, missingSteps, takenSteps } from './database/migrate.ts';
import { whenReachable } from './database/when-reachable.ts';

const REACH_DATABASE_MS = 60_000;
const usage = `Usage: migrate [--status]
Brings the schema of the database up to date and ends. With --status only says where it stands: exit code 3 while steps
are missing. Needs DATABASE_URL (or DATABASE_URL_FILE), or DATA_DIR for the embedded store, and no other setting.`;
const exitCodes = { done: 0, failed: 1, usage: 2, behind: 3 } as const;

/** Takes the missing steps, as a job of its own before new replicas start, and says which. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--status');
  if (unknown.length > 0) {
    complain(usage);
    return exitCodes.usage;
  }
  try {
    const { databaseUrl: url, dataDir } = loadStoresConfig(process.env);
    const db = openDatabase({ url, file: join(dataDir, 'tandem.sqlite'), poolSize: 2 });
    try {
      const patience = {
        within: REACH_DATABASE_MS,
        every: 1_000,
        onFailure: () => complain('Waiting for the database …'),
      };
      return await whenReachable(() => (args.length > 0 ? status(db) : take(db)), patience);
    } finally {
      await db.destroy();
    }
  } catch (cause) {
    complain(cause instanceof BadConfig ? cause.message : `This did not work: ${(cause as Error).message}`);
    return exitCodes.failed;
  }
}

async function take(db: Parameters<typeof migrate>[0]): Promise<number> {
  const steps = await migrate(db);
  for (const step of steps) say(`Migrated: ${step}`);
  say(steps.length === 0 ? 'Nothing to do: the schema is up to date.' : 'The schema is up to date.');
  return exitCodes.done;
}

async function status(db: Parameters<typeof migrate>[0]): Promise<number> {
  const [taken, missing] = [await takenSteps(db), await missingSteps(db)];
  say(`Stands at ${taken.at(-1) ?? 'nothing'}.`);
  if (missing.length > 0) say(`Missing: ${missing.join(', ')}`);
  return missing.length > 0 ? exitCodes.behind : exitCodes.done;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));
