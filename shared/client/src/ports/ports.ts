/** Time, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after `ms` milliseconds unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

/** Text that survives a reload. `write` may throw when the store is full or forbidden. */
export interface TextStorage {
  read(key: string): string | null;
  write(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
  /** Calls back when another tab changed something. Left out where there are no other tabs. */
  onChange?(handler: (key: string | null) => void): () => void;
}

/** Lets one tab (or window) of an account do a thing while the others wait. */
export interface Locks {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** The part of WebSocket that is used; a browser's class and the one of `ws` both fit. */
export interface Socket {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void;
}
export type SocketClass = new (url: string, protocol: string) => Socket;

/** What the stores need of the machine they run on. */
export interface StorePorts {
  readonly clock: Clock;
  readonly storage: TextStorage;
  readonly locks: Locks;
  /** 0 up to 1, as Math.random. */
  readonly random: () => number;
  /** A new UUID. */
  readonly newId: () => string;
}

/** What the whole client needs of the machine it runs on. */
export interface ClientPorts extends StorePorts {
  readonly WebSocket: SocketClass;
  /** Calls back when it is worth trying the network again: back online, window visible, machine awake. */
  readonly onWake?: (handler: () => void) => () => void;
}
