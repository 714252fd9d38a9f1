import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const SECRETS = ['password', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'token', 'body'];

/** Whoever reads our output may stall: then lines are dropped, rather than memory filled. */
const STANDARD_OUTPUT = { fd: 1, sync: false, minLength: 4_096, periodicFlush: 250, maxLength: 8_388_608 };

/**
 * One JSON line per event on standard output. Callers log chosen facts, never whole requests; should one slip in all
 * the same, what could be a secret is removed here. Lines leave in groups, at most a quarter of a second late: a system
 * call for each would cost more than answering the request it tells of.
 */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger =>
  pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
      serializers: { cause: describeError, error: describeError, err: describeError },
    },
    destination ?? pino.destination(STANDARD_OUTPUT),
  );

interface Described {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: Described;
}

/**
 * Only what tells where it failed. Database drivers hang the statement with everything people typed on their errors,
 * and Knex puts it before the message: neither may reach a log.
 */
export function describeError(error: unknown, depth = 0): Described | undefined {
  if (error === undefined || error === null) return undefined;
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error };
  const { code } = error as { code?: unknown };
  const message = withoutStatement(error);
  const cause = depth < 3 ? describeError(error.cause, depth + 1) : undefined;
  return {
    name: error.name,
    message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack && { stack: error.stack.slice(error.stack.indexOf('\n    at ') + 1) }),
    ...(cause && { cause }),
  };
}

const STATEMENT = /^(with|select|insert|update|delete|replace|set|begin|create|alter|drop|pragma)\b/i;

/** Knex: `<statement> - <what the driver said>`. The driver may quote a value: what it quotes goes, too. */
function withoutStatement({ message }: Error): string {
  if (!STATEMENT.test(message)) return message;
  const said = message.slice(message.lastIndexOf(' - ') + 3);
  return said.replace(/'[^']*'/g, "'…'");
}
