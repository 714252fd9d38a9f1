import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A server that says everything back, behind a proxy. */
async function echo() {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const line = await CuttableProxy.before(`tcp://127.0.0.1:${port}`, port);
  endings.push(
    () => server.close(),
    () => line.close(),
  );
  const call = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(line.url('tcp://x:1')).port), '127.0.0.1');
    socket.on('error', () => undefined);
    endings.push(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  return { line, call };
}

async function reply(socket: Socket, words: string): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  let text = '';
  const whole = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      text += chunk;
      if (text.length >= words.length) resolve();
    });
  });
  socket.write(words);
  await whole;
  socket.removeAllListeners('data');
  return { text, ms: performance.now() - began };
}

const within = (ms: number, promise: Promise<unknown>) =>
  Promise.race([promise.then(() => 'done'), new Promise((resolve) => setTimeout(resolve, ms, 'nothing'))]);

test('a stalled line takes connections and lets nothing through, and has lost nothing when it is mended', async () => {
  const { line, call } = await echo();
  const before = await call();
  line.stall();
  const during = await call();
  const replies = [reply(before, 'one'), reply(during, 'two')];
  expect(await within(200, Promise.race(replies))).toBe('nothing');
  line.mend();
  expect((await Promise.all(replies)).map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a line can break for whoever says certain words, before they arrive or before the answer, and for nobody else', async () => {
  const heard: string[] = [];
  const server = createServer((socket) => socket.on('data', (chunk) => heard.push(String(chunk)))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const line = await CuttableProxy.before(`tcp://127.0.0.1:${port}`, port);
  endings.push(
    () => server.close(),
    () => line.close(),
  );
  const say = async (words: string) => {
    const socket = connect(Number(new URL(line.url('tcp://x:1')).port), '127.0.0.1').on('error', () => undefined);
    endings.push(() => socket.destroy());
    const closed = once(socket, 'close');
    socket.write(words);
    return within(300, closed);
  };

  line.breakAt('COMMIT', 'before they arrive');
  expect([await say('first; COMMIT'), await say('second')]).toEqual(['done', 'nothing']);
  line.breakAt('COMMIT', 'before the answer');
  expect(await say('third; COMMIT')).toBe('done');
  line.mend();
  expect(await say('fourth; COMMIT')).toBe('nothing');
  expect(heard).toEqual(['second', 'third; COMMIT', 'fourth; COMMIT']);
});

test('a slow line brings everything in order, late by its latency each way', async () => {
  const { line, call } = await echo();
  const socket = await call();
  line.slow({ latencyMs: 100 });
  const { text, ms } = await reply(socket, 'hello');
  expect(text).toBe('hello');
  expect(ms).toBeGreaterThanOrEqual(195);
  line.mend();
  expect((await reply(socket, 'again')).ms).toBeLessThan(150);
});

test('a narrow line takes its time for much', async () => {
  const { line, call } = await echo();
  const socket = await call();
  line.slow({ bytesPerSecond: 20_000 });
  const words = 'x'.repeat(5_000);
  const { text, ms } = await reply(socket, words);
  expect(text).toBe(words);
  expect(ms).toBeGreaterThanOrEqual(240);
});

test('a line that is cut drops who is there and takes nobody, until it is mended', async () => {
  const { line, call } = await echo();
  const socket = await call();
  line.cut();
  await once(socket, 'close');
  const refused = await call();
  await once(refused, 'close');
  line.mend();
  expect((await reply(await call(), 'back')).text).toBe('back');
});
