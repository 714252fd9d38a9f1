import { randomUUID } from 'node:crypto';
import { BadConfig, loadConfig } from './config.ts';
import { migrate, migrated } from './database/migrate.ts';
import { AppError } from './errors/app-error.ts';
import { connected } from './keyvalue/redis-client.ts';
import { createLogger } from './logging.ts';
import { type Account, AccountsRepository } from './modules/accounts/accounts.repository.ts';
import { AccountsService } from './modules/accounts/accounts.service.ts';
import { Passwords } from './modules/accounts/passwords.ts';
import { SessionEnder } from './modules/session/session-ends.ts';
import { SessionRecords } from './modules/session/session-records.ts';
import { write } from './realtime/letters.ts';
import { acceptedPassword, BadUsage, readCommand, type StaffCommand, usage } from './staff-command.ts';
import { askPassword } from './staff-password.ts';
import { openStores } from './stores.ts';

const REDIS_WITHIN_MS = 5_000;
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Carries out one command on the stores the api uses, also while the api runs. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readCommand(args);
    if (command.verb === 'help') say(usage);
    else await withAccounts((accounts) => carryOut(command, accounts));
    return exitCodes.done;
  } catch (cause) {
    return explain(cause);
  }
}

async function withAccounts(work: (accounts: AccountsService) => Promise<void>): Promise<void> {
  const config = loadConfig(process.env);
  const stores = openStores(config, `staff-${randomUUID()}`, createLogger({ logLevel: 'silent' }));
  const { db, keyvalue, broadcast, redis } = stores;
  try {
    if (redis) await connected(redis, REDIS_WITHIN_MS);
    await (config.migrates ? migrate(db) : migrated(db, 0));
    const sessions = new SessionEnder(new SessionRecords(keyvalue, config.lifetimes.session), {
      sessionEnded: (sessionIds, reason) => broadcast.publish(write({ kind: 'ended', sessionIds, reason })),
    });
    const accounts = new AccountsRepository(db);
    await work(new AccountsService({ accounts, passwords: new Passwords(), sessions }));
    // Redis answers in order: once this answer is here, what was published before it is out.
    await keyvalue.ping();
  } finally {
    await stores.close();
  }
}

async function carryOut(command: Exclude<StaffCommand, { verb: 'help' }>, accounts: AccountsService): Promise<void> {
  switch (command.verb) {
    case 'list':
      return say((await accounts.listStaff()).map(line).join('\n') || 'There are no members of staff yet.');
    case 'create': {
      const { email, name, role } = command;
      return say(`Created: ${line(await accounts.createStaff({ email, name, password: await newPassword() }, role))}`);
    }
    case 'reset-password':
      return say(`New password set: ${line(await accounts.resetPassword(command.email, await newPassword()))}`);
    case 'disable':
      return say(`Disabled: ${line(await accounts.disable(command.email))}`);
    case 'enable':
      return say(`Enabled: ${line(await accounts.enable(command.email))}`);
    case 'change-role':
      return say(`Changed: ${line(await accounts.changeRole(command.email, command.role))}`);
  }
}

const newPassword = async () => acceptedPassword(await askPassword(process.stdin, process.stderr));

const line = ({ email, name, role, disabled }: Account) =>
  `${email}  ${role}  ${name}${disabled ? '  (disabled)' : ''}`;

function explain(cause: unknown): number {
  if (cause instanceof BadUsage) {
    complain(`${cause.message}\n\n${usage}`);
    return exitCodes.usage;
  }
  if (cause instanceof BadConfig) complain(cause.message);
  else if (cause instanceof AppError) complain([cause.message, ...Object.values(cause.detail.fields ?? {})].join('\n'));
  else complain(`This did not work: ${(cause as Error).message}`);
  return exitCodes.failed;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));
