import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

describe('who asks without waiting for answers', () => {
  const asking = (path: string, ...headers: string[]) =>
    [`GET ${path} HTTP/1.1`, 'Host: a', ...headers, '\r\n'].join('\r\n');

  test('and reads them late has some of them refused: only so many are kept', async () => {
    const ana = await desk.given.customer();
    const description = '\u0001'.repeat(10_000);
    for (let n = 0; n < 13; n++) await desk.given.ticket(ana, { description });
    const [path, held] = [
      '/api/v1/tickets?limit=100',
      [`Authorization: Bearer ${ana.accessToken}`, `Cookie: ${ana.cookieHeader}`],
    ];
    const mine = asking(path, ...held).repeat(24) + asking(path, ...held, 'Connection: close');

    const answers = await Promise.all(Array.from({ length: 4 }, () => rawAnswer(mine, 1_000)));

    const statuses = answers.flatMap((text) => text.match(/HTTP\/1\.1 \d+/g) ?? []);
    expect(statuses).toHaveLength(100);
    expect([...new Set(statuses)].sort()).toEqual(['HTTP/1.1 200', 'HTTP/1.1 429']);
    expect((await ana.get('/auth/me')).status).toBe(200);
  }, 30_000);

  test('over one connection loses it, and nobody else notices', async () => {
    const answersTo = async (count: number) =>
      (await rawAnswer(asking('/healthz').repeat(count) + asking('/healthz', 'Connection: close'))).split(
        'HTTP/1.1 200',
      );

    expect(await answersTo(31)).toHaveLength(33);
    expect(await answersTo(1_000)).not.toHaveLength(1_002);
    expect((await fetch(`${desk.origin}/healthz`)).status).toBe(200);
  });
});

/** Everything that comes back until the connection ends; nothing is read for so many milliseconds at first. */
function rawAnswer(bytes: string, readAfter = 0): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(desk.origin).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.pause();
    setTimeout(() => socket.resume(), readAfter);
    socket.on('close', () => resolve(answer)).on('error', () => undefined); // cut off in the middle
  });
}
