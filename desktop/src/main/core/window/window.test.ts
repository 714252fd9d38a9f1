import { expect, test } from 'vitest';
import { boundsOnScreen, toBounds } from './bounds.ts';
import { pageFileOf } from './pages.ts';
import { mayUse } from './permissions.ts';

const pages = {
  '/index.html': { file: 'index.html', type: 'text/html' },
  '/a.js': { file: 'a.js', type: 'text/javascript' },
};
const addresses: [string, string | undefined][] = [
  ['app://tandem/', 'index.html'],
  ['app://tandem/tickets/7', 'index.html'],
  ['app://tandem/tickets/7?view=mine#entry-3', 'index.html'],
  ['app://tandem/a.js', 'a.js'],
  ['app://tandem/b.js', undefined],
  ['app://tandem/../main/index.js', undefined],
  ['app://tandem/..%2fmain%2findex.js', undefined],
  ['app://tandem/%2e%2e/main/index.js', undefined],
  ['app://tandem/a%00.js', undefined],
  ['app://tandem/..%5cmain', undefined],
  ['app://tandem//etc/passwd', undefined],
  ['app://tandem/constructor', 'index.html'],
  ['app://tandem/__proto__', undefined],
  ['app://other/a.js', undefined],
  ['file:///etc/passwd', undefined],
  ['https://tandem/a.js', undefined],
  ['nonsense', undefined],
];
test.each(addresses)('the window’s address %s is served from %s', (address, file) => {
  expect(pageFileOf(address, pages)?.file).toBe(file);
});

const permissions = [
  'clipboard-read',
  'display-capture',
  'mediaKeySystem',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'keyboardLock',
  'fullscreen',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'fileSystem',
  'media',
  'hid',
  'serial',
  'usb',
  'deprecated-sync-clipboard-read',
  'idle-detection',
  'unknown',
];
test.each(permissions)('no page may use %s', (permission) => {
  expect(mayUse(permission, 'app://tandem')).toBe(false);
});

test('our own page may copy text, and no other page', () => {
  expect(mayUse('clipboard-sanitized-write', 'app://tandem')).toBe(true);
  expect(mayUse('clipboard-sanitized-write', 'app://tandem/tickets/7')).toBe(true);
  for (const origin of ['https://evil.example', 'app://tandem.evil', '']) {
    expect(mayUse('clipboard-sanitized-write', origin)).toBe(false);
  }
});

const screen = { x: 0, y: 0, width: 1_920, height: 1_080 };
const kept = { x: 100, y: 100, width: 1_200, height: 800 };
test('the window opens where it was', () => {
  expect(boundsOnScreen(kept, [screen])).toEqual(kept);
});
test('a window on a screen that is gone opens in the middle', () => {
  expect(boundsOnScreen({ ...kept, x: 2_000 }, [screen])).toBeNull();
  expect(boundsOnScreen({ ...kept, y: -900 }, [screen])).toBeNull();
  expect(boundsOnScreen({ ...kept, x: 2_000 }, [screen, { ...screen, x: 1_920 }])).toEqual({ ...kept, x: 2_000 });
});
test('a window larger than its screen fits into it, and a tiny one can be worked in', () => {
  expect(boundsOnScreen({ x: 0, y: 0, width: 5_000, height: 5_000 }, [screen])).toEqual(screen);
  expect(boundsOnScreen({ x: 0, y: 0, width: 10, height: 10 }, [screen])).toMatchObject({ width: 480, height: 400 });
});
test('bounds that make no sense are none', () => {
  for (const found of [
    null,
    'x',
    {},
    { ...kept, x: '1' },
    { ...kept, width: -1 },
    { ...kept, y: 1e9 },
    { ...kept, x: Number.NaN },
  ]) {
    expect(toBounds(found)).toBeNull();
  }
  expect(toBounds({ ...kept, extra: 1 })).toEqual(kept);
});
