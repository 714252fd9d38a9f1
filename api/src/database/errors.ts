/** What the drivers put on their errors: `errno` from mysql2, `code` from better-sqlite3. */
interface DriverError {
  readonly errno?: number;
  readonly code?: string;
}

const numbers = {
  duplicate: [1062, 1586],
  deadlock: [1213, 1205],
  foreignKey: [1451, 1452],
  check: [3819, 4025],
  missing: [1048],
  /**
   * Too many connections, shutting down, read-only (after a failover), gone away, lost, killed; no room on the disk for
   * a file, a write or a table.
   */
  away: [1040, 1053, 1290, 1836, 1927, 2006, 2013, 1021, 1026, 1114],
};

/** A row like this exists already. */
export const isDuplicate = (error: unknown): boolean =>
  matches(error, numbers.duplicate, ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** The row refers to something that does not exist. */
export const isForeignKey = (error: unknown): boolean =>
  matches(error, numbers.foreignKey, ['SQLITE_CONSTRAINT_FOREIGNKEY']);

/** The row breaks a CHECK (MariaDB 4025, which mysql2 misnames; MySQL 3819). */
export const isCheck = (error: unknown): boolean => matches(error, numbers.check, ['SQLITE_CONSTRAINT_CHECK']);

/** A column that must have a value got none. */
export const isMissing = (error: unknown): boolean => matches(error, numbers.missing, ['SQLITE_CONSTRAINT_NOTNULL']);

/** The transaction lost against another one and may be tried again. */
export const isContention = (error: unknown): boolean =>
  matches(error, numbers.deadlock, ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);

const CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
]);

/** Extended codes too, such as SQLITE_IOERR_WRITE. */
const SQLITE_AWAY = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY)/;

/** The database cannot be reached, or cannot serve, right now. Lost against other transactions, too, once retrying is over. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, name } = error as Error & DriverError;
  return (
    (code !== undefined && (CONNECTION.has(code) || SQLITE_AWAY.test(code))) ||
    matches(error, [...numbers.away, ...numbers.deadlock], []) ||
    name === 'KnexTimeoutError' ||
    /closed state|Connection lost|server closed the connection|Unable to acquire a connection/i.test(error.message)
  );
}

/** Driver errors are told apart by number, never by mysql2's names, some of which are wrong for MariaDB. */
function matches(error: unknown, errnos: readonly number[], codes: readonly string[]): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { errno, code } = error as DriverError;
  return (errno !== undefined && errnos.includes(errno)) || (code !== undefined && codes.includes(code));
}
