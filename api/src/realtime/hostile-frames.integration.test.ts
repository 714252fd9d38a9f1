import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';
import { Refused, TestSocket } from '../testing/test-socket.ts';

let api: TestApi;
let ana: TestClient;
beforeAll(async () => {
  api = await startTestApi({ LIMIT_FRAMES_PER_SOCKET: '100/1s' });
  ana = await api.given.customer();
});
afterAll(async () => {
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200);
  await stopTestApis();
});

const hello = (accessToken = ana.accessToken) =>
  JSON.stringify({ id: 1, type: 'hello', payload: { accessToken, after: null } });

test('another path is 404, a foreign origin 403, another subprotocol 400', async () => {
  const status = (path: string, headers = {}, protocol?: string) =>
    TestSocket.open(api.origin, headers, path, protocol).then(
      () => 101,
      (error: { status: number }) => error.status,
    );
  expect(await status('/api/v1/other')).toBe(404);
  expect(await status('/api/v1/socket', { origin: 'https://evil.example' })).toBe(403);
  expect(await status('/api/v1/socket', {}, 'chat')).toBe(400);
  expect(await status('/api/v1/socket', { origin: api.config.publicUrl })).toBe(101);
});

test('a handshake with headers that are no addresses is refused, and so is a request', async () => {
  const { port } = new URL(api.origin);
  const ask = (lines: string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
      socket.once('data', (data) => resolve(data.toString().split('\r\n', 1)[0] ?? ''));
      socket.once('error', reject).once('close', () => resolve('closed'));
      socket.setTimeout(3_000, () => socket.destroy());
    });
  const upgrade = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${btoa('x'.repeat(16))}`,
  ];
  const strange = ['Host: [', 'Origin: http://['];

  expect(await ask(['GET /api/v1/socket HTTP/1.1', ...strange, ...upgrade])).toContain('403');
  expect(await ask(['GET /api/v1/categories HTTP/1.1', ...strange, 'Connection: close'])).toContain('401');
  const two = ['Host: one.example', 'host: another.example'];
  expect(await ask(['GET /api/v1/socket HTTP/1.1', ...two, ...upgrade])).toContain('400');
  expect(await ask(['GET /healthz HTTP/1.1', ...two, 'Connection: close'])).toContain('400');
  expect(await ask(['GET /healthz HTTP/1.1', ...two.slice(1), 'Connection: close'])).toContain('200');
});

test('who is refused and does not hang up holds no connection', async () => {
  const connections = () =>
    new Promise<number>((resolve) => api.api.server.getConnections((_, count) => resolve(count)));
  const before = await connections();
  const { port } = new URL(api.origin);
  const upgrade = 'Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  const lines = [`GET /elsewhere HTTP/1.1\r\n${upgrade}`, 'nonsense\r\n\r\n'].map((bytes) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(bytes));
    return { socket, refused: new Promise((resolve) => socket.resume().once('end', resolve)) };
  });
  await Promise.all(lines.map(({ refused }) => refused));

  await vi.waitFor(async () => expect(await connections()).toBe(before));
  for (const { socket } of lines) socket.destroy();
});

test.each([
  ['a command before hello', JSON.stringify({ id: 1, type: 'ping', payload: {} }), 4408],
  ['no JSON', 'hello', 4400],
  ['JSON that is no frame', '[]', 4400],
  ['null', 'null', 4400],
  ['a frame without id', JSON.stringify({ type: 'hello', payload: {} }), 4400],
  ['a fractional id', JSON.stringify({ id: 1.5, type: 'hello', payload: {} }), 4400],
  ['a frame with something more', JSON.stringify({ id: 1, type: 'hello', payload: {}, sender: 7 }), 4400],
  ['hello without payload', JSON.stringify({ id: 1, type: 'hello' }), 4400],
  ['a binary frame', Buffer.from(hello('x')), 4400],
  ['a token nobody signed', hello('a.b.c'), 4401],
  ['a frame of 1 MiB', 'x'.repeat(1_048_576), 1009],
])('%s closes the socket with its code', async (_what, frame, code) => {
  const socket = await ana.rawSocket();

  socket.send(frame);

  expect((await socket.closed).code).toBe(code);
});

test('hello needs the cookie of the same session', async () => {
  const other = await api.given.customer();
  const stolen = await TestSocket.open(api.origin, { cookie: other.cookieHeader });
  stolen.send(hello());
  expect((await stolen.closed).code).toBe(4401);

  const bare = await TestSocket.open(api.origin, {});
  bare.send(hello());
  expect((await bare.closed).code).toBe(4401);
});

test('an early frame is answered even when it comes with the handshake', async () => {
  const socket = await ana.rawSocket();
  const replies = [
    socket.command('hello', { accessToken: ana.accessToken ?? '', after: null }),
    socket.command('ping', {}),
  ];
  await expect(Promise.all(replies)).resolves.toHaveLength(2);
});

test('pings of the protocol itself are answered, and a flood of them closes the socket with 4429', async () => {
  const socket = await ana.socket();
  const answered = new Promise((resolve) => socket.raw.once('pong', resolve));
  socket.raw.ping('still there?');
  expect(String(await answered)).toBe('still there?');
  for (let sent = 0; sent < 2_000; sent++) socket.raw.ping();
  expect((await socket.closed).code).toBe(4429);
});

test('ten thousand frames in a second close the socket with 4429', async () => {
  const socket = await ana.socket();
  for (let id = 10; id < 10_010; id++) socket.send(JSON.stringify({ id, type: 'ping', payload: {} }));
  expect((await socket.closed).code).toBe(4429);
});

test('what a command cannot accept is refused with the fields, and the socket lives on', async () => {
  const socket = await ana.socket();
  const refusal = (type: string, payload: unknown) =>
    socket
      .command(type as 'ping', payload as object)
      .catch((error: unknown) => (error instanceof Refused ? error.failure : error));

  expect(await refusal('no.such', {})).toMatchObject({ code: 'validation' });
  expect(await refusal('constructor', {})).toMatchObject({ code: 'validation' });
  expect(await refusal('ping', { extra: 1 })).toMatchObject({
    code: 'validation',
    fields: { extra: expect.any(String) },
  });
  expect(await refusal('ping', undefined)).toMatchObject({ code: 'validation' });
  expect(await refusal('hello', { accessToken: ana.accessToken, after: null })).toMatchObject({ code: 'conflict' });
  for (const ticketId of [-1, 1.5, 0, 2 ** 53, '1', null, 9_007_199_254_740_991]) {
    expect(await refusal('ticket.open', { ticketId, after: null })).toMatchObject({
      code: ticketId === 9_007_199_254_740_991 ? 'not_found' : 'validation',
    });
  }
  const { id } = await api.given.ticket(ana);
  await socket.command('ticket.open', { ticketId: id, after: null });
  for (const body of ['', '   ', 'x'.repeat(10_001), 'NUL \0', 'half \ud800 a pair', 5, null, { a: [[[[[]]]]] }]) {
    expect(await refusal('message.send', { ticketId: id, clientId: randomUUID(), body })).toMatchObject({
      code: 'validation',
      fields: { body: expect.any(String) },
    });
  }
  await socket.settled();
});

test('a customer cannot open another’s ticket and gets nothing of it', async () => {
  const stranger = await api.given.customer();
  const { id } = await api.given.ticket(ana);
  const [socket, owner] = [await stranger.socket(), await ana.socket()];

  const refused = await socket
    .command('ticket.open', { ticketId: id, after: null })
    .catch((error: Refused) => error.failure);
  expect(refused).toMatchObject({ code: 'not_found' });
  await owner.command('ticket.open', { ticketId: id, after: null });
  await owner.command('message.send', { ticketId: id, ...api.given.message() });
  await socket.settled();

  expect(socket.events).toEqual([]);
});

test('a socket that says nothing is closed with 4408 after five seconds', async () => {
  const socket = await ana.rawSocket();
  expect((await socket.closed).code).toBe(4408);
});
