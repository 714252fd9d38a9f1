import { expect, test } from 'vitest';
import { serverAddress } from './server-address.ts';

const addresses: [string, string | null][] = [
  ['desk.example', 'https://desk.example'],
  ['  desk.example/  ', 'https://desk.example'],
  ['desk.example:8443', 'https://desk.example:8443'],
  ['https://desk.example/console/?a=b#c', 'https://desk.example'],
  ['HTTPS://Desk.Example', 'https://desk.example'],
  ['localhost:8000', 'http://localhost:8000'],
  ['http://localhost:8000', 'http://localhost:8000'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['[::1]:8000', 'http://[::1]:8000'],
  ['https://localhost', 'https://localhost'],
  ['http://desk.example', null],
  ['http://localhost.evil.example', null],
  ['http://127.0.0.1.evil.example', null],
  ['https://user:secret@desk.example', null],
  ['ftp://desk.example', null],
  ['file:///etc', null],
  ['javascript:alert(1)', null],
  ['desk example', null],
  ['', null],
  ['https://', null],
  ['x'.repeat(400), null],
];
test('an installed app does without TLS nowhere, not even on its own computer', () => {
  for (const written of ['http://localhost:3000', 'localhost', '127.0.0.1:8080', 'http://[::1]']) {
    expect(serverAddress(written, false)).toBeNull();
  }
  expect(serverAddress('https://localhost:3000', false)).toBe('https://localhost:3000');
});

test.each(addresses)('%j is the server %j', (written, server) => {
  expect(serverAddress(written)).toBe(server);
});
