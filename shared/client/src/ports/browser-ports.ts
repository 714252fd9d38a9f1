import { inProcessLocks } from './in-process-locks.ts';
import type { ClientPorts, Locks, SocketClass, TextStorage } from './ports.ts';

/** The part of a browser's `window` that is used here, so that this package needs no DOM. */
export interface BrowserWindow {
  readonly WebSocket: SocketClass;
  readonly localStorage: WebStorage;
  readonly navigator: { readonly locks?: { request<T>(name: string, work: () => Promise<T>): Promise<T> } };
  readonly crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): unknown };
  readonly document: { readonly visibilityState: string } & Listenable;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  addEventListener(type: string, listener: (event: object) => void): void;
  removeEventListener(type: string, listener: (event: object) => void): void;
}
interface Listenable {
  addEventListener(type: string, listener: (event: object) => void): void;
  removeEventListener(type: string, listener: (event: object) => void): void;
}
interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The ports of a page: `createSession({ ...browserPorts(window), baseUrl: location.origin, client: 'portal' })`. */
export function browserPorts(window: BrowserWindow): ClientPorts {
  return {
    clock: {
      now: () => Date.now(),
      after(ms, run) {
        const timer = window.setTimeout(run, ms);
        return () => window.clearTimeout(timer);
      },
    },
    storage: pageStorage(window),
    locks: pageLocks(window),
    random: Math.random,
    newId: () => uuid(window.crypto.getRandomValues.bind(window.crypto)),
    WebSocket: window.WebSocket,
    onWake(handler) {
      const visible = () => {
        if (window.document.visibilityState === 'visible') handler();
      };
      window.addEventListener('online', handler);
      window.document.addEventListener('visibilitychange', visible);
      return () => {
        window.removeEventListener('online', handler);
        window.document.removeEventListener('visibilitychange', visible);
      };
    },
  };
}

function pageStorage(window: BrowserWindow): TextStorage {
  const storage = () => window.localStorage; // even reading the property throws where storage is forbidden
  return {
    read: (key) => storage().getItem(key),
    write: (key, value) => storage().setItem(key, value),
    remove: (key) => storage().removeItem(key),
    keys: () =>
      Array.from({ length: storage().length }, (_, index) => storage().key(index)).filter((key) => key !== null),
    onChange(handler) {
      const listener = (event: object) => handler('key' in event ? (event.key as string | null) : null);
      window.addEventListener('storage', listener);
      return () => window.removeEventListener('storage', listener);
    },
  };
}

/** Browsers offer locks in secure contexts only; over plain http each tab is on its own, which is safe but repeats work. */
function pageLocks(window: BrowserWindow): Locks {
  const { locks } = window.navigator;
  return locks ? { run: (name, work) => locks.request(name, work) } : inProcessLocks();
}

/** `crypto.randomUUID` does not exist over plain http; random bytes do. */
function uuid(fill: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const bytes = new Uint8Array(16);
  fill(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
