/** Where the app says what it does, for whoever looks into a problem. Never a secret, never what people write. */
export interface Log {
  info(words: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(words: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Says nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {} };
