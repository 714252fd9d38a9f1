/** How long a statement may take, in milliseconds; 0 is as long as it likes. Shared by the connections of one database. */
export interface TimeLimit {
  ms: number;
}

type Done = (error: (Error & { code?: string }) | null, ...results: unknown[]) => void;

/** As much of a mysql2 connection as is used here. */
export interface LimitedConnection {
  query(options: string | { readonly sql: string; readonly timeout?: number }, ...rest: unknown[]): unknown;
  destroy(): void;
  /** Read by Knex: a connection so marked is thrown away instead of being used again. */
  __knex__disposed?: unknown;
}

/**
 * Gives every statement of a connection that has no time limit of its own this one. The connection of a statement that
 * was given up on ends, for whatever came next on it would wait behind that statement.
 */
export function limitTime(connection: LimitedConnection, limit: Readonly<TimeLimit>): void {
  const query = connection.query.bind(connection);
  connection.query = (options, ...rest) => {
    if (limit.ms === 0 || (typeof options !== 'string' && options.timeout !== undefined))
      return query(options, ...rest);
    const statement = typeof options === 'string' ? { sql: options } : options;
    const done = rest.pop() as Done;
    return query({ ...statement, timeout: limit.ms }, ...rest, (...outcome: Parameters<Done>) => {
      const [error] = outcome;
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
        connection.__knex__disposed = error;
        connection.destroy();
      }
      done(...outcome);
    });
  };
}
