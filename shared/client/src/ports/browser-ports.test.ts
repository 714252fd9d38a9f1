import { expect, test, vi } from 'vitest';
import { fakeSockets } from '../testing/fake-socket.ts';
import { type BrowserWindow, browserPorts } from './browser-ports.ts';

/** As much of a window as is used. */
function aWindow(locks?: BrowserWindow['navigator']['locks']) {
  const listeners = new Map<string, (event: object) => void>();
  const document = {
    visibilityState: 'hidden',
    addEventListener: (type: string, listener: (event: object) => void) => void listeners.set(type, listener),
    removeEventListener: (type: string) => void listeners.delete(type),
  };
  const stored = new Map<string, string>();
  const window: BrowserWindow = {
    WebSocket: fakeSockets().WebSocket,
    localStorage: {
      get length() {
        return stored.size;
      },
      key: (index) => [...stored.keys()][index] ?? null,
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    navigator: locks ? { locks } : {},
    crypto: globalThis.crypto,
    document,
    setTimeout: vi.fn(() => 5),
    clearTimeout: vi.fn(),
    addEventListener: document.addEventListener,
    removeEventListener: document.removeEventListener,
  };
  return { window, document, fire: (type: string, event: object = {}) => listeners.get(type)?.(event), listeners };
}

test('the client is woken by the network coming back and by the page becoming visible', () => {
  const { window, document, fire, listeners } = aWindow();
  const woken = vi.fn();
  const stop = browserPorts(window).onWake?.(woken);
  fire('visibilitychange'); // hidden
  expect(woken).not.toHaveBeenCalled();
  document.visibilityState = 'visible';
  fire('visibilitychange');
  fire('online');
  expect(woken).toHaveBeenCalledTimes(2);
  stop?.();
  expect(listeners.size).toBe(0);
});

test('ids are UUIDs also where the browser offers none (plain http)', () => {
  const { newId } = browserPorts(aWindow().window);
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId()).not.toBe(newId());
});

test('what one tab stores another hears of', () => {
  const { window, fire } = aWindow();
  const { storage } = browserPorts(window);
  const heard = vi.fn();
  storage.onChange?.(heard);
  storage.write('a', '1');
  expect([storage.read('a'), storage.keys()]).toEqual(['1', ['a']]);
  fire('storage', { key: 'b' });
  expect(heard).toHaveBeenCalledExactlyOnceWith('b');
});

test('the browser’s locks are used where there are any', async () => {
  const asked: string[] = [];
  const locks: BrowserWindow['navigator']['locks'] = {
    request: (name, work) => {
      asked.push(name);
      return work();
    },
  };
  expect(await browserPorts(aWindow(locks).window).locks.run('a', async () => 1)).toBe(1);
  expect(asked).toEqual(['a']);
  expect(await browserPorts(aWindow().window).locks.run('a', async () => 2)).toBe(2);
});
