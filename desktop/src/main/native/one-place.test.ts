import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callNames, noteNames } from '../../ipc/names.ts';

const desktop = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['main', 'preload', 'ipc'].flatMap((part) =>
  readdirSync(join(desktop, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing/.test(name))
    .map((name) => ({ path: `${part}/${name}`, text: readFileSync(join(desktop, part, name), 'utf8') })),
);
const whoHas = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

const places: [string, RegExp, string[]][] = [
  ['windows are made', /new BrowserWindow\(/, ['main/native/window.ts']],
  ['calls of windows are listened to', /ipcMain\./, ['main/native/calls.ts']],
  ['something leaves for another program', /shell\.openExternal/, ['main/native/outside.ts']],
  ['notices of the system are made', /new Notification\(/, ['main/native/system-notices.ts']],
  ['secrets are sealed', /safeStorage\.(en|de)crypt/, ['main/native/seal.ts']],
  ['certificates are judged more strictly', /setCertificateVerifyProc/, ['main/native/service-session.ts']],
  ['the window’s scheme is answered', /protocol\.handle/, ['main/native/pages.ts']],
];
test.each(places)('there is one place where %s', (_what, pattern, where) => {
  expect(whoHas(pattern)).toEqual(where);
});

const never: [string, RegExp][] = [
  ['Node in a page', /nodeIntegration\w*: true/],
  ['a page without its own world or its sandbox', /(contextIsolation|sandbox|webSecurity): false|--no-sandbox/],
  ['insecure content or experiments', /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/],
  ['webviews', /webviewTag: true/],
  ['a certificate that is trusted all the same', /decide\((true|0)\)|NODE_TLS_REJECT/],
  ['a way around the content policy', /bypassCSP|supportFetchAPI|unsafe-inline|unsafe-eval/],
  ['a channel for anything', /sendSync|ipcRenderer\.send\(|\beval\(|new Function\(/],
];
test.each(never)('nowhere in the app is there %s', (_what, pattern) => {
  expect(whoHas(pattern)).toEqual([]);
});

test('the preload knows names and Electron, nothing else', () => {
  const { text = '' } = sources.find(({ path }) => path === 'preload/index.ts') ?? {};
  expect([...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(['electron', '../ipc/names.ts']);
  const names = sources.find(({ path }) => path === 'ipc/names.ts');
  expect(names?.text).not.toContain('import');
  expect(new Set([...callNames, ...noteNames]).size).toBe(callNames.length + noteNames.length);
});
