import type { Socket, SocketClass } from '@tandem/client/transport';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { examination, type Instruments } from './examination.ts';

const refusal = '{"error":{"code":"unauthenticated"}}';

/** What lies between the computer and a server; all in order unless a test says otherwise. */
function given(instruments: Partial<Instruments> = {}) {
  const clock = new FakeClock();
  const sockets: { closed: boolean }[] = [];
  class OpenSocket implements Socket {
    closed = false;
    constructor() {
      sockets.push(this);
    }
    send() {}
    close() {
      this.closed = true;
    }
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'open') clock.after(5, () => listener({} as never));
    }
  }
  const all: Instruments = {
    clock,
    resolveHost: async () => ['10.0.0.1'],
    resolveProxy: async () => 'DIRECT',
    fetch: async () => new Response(refusal, { status: 401, headers: { date: new Date(clock.now()).toUTCString() } }),
    WebSocket: OpenSocket as unknown as SocketClass,
    ...instruments,
  };
  const look = async () => {
    const looking = examination('https://desk.example', all);
    await clock.advance(60_000);
    return new Map((await looking).map(({ check, result }) => [check, result]));
  };
  return { clock, sockets, look };
}

test('with all in order nothing is left open', async () => {
  const { look, sockets, clock } = given();
  expect([...(await look()).values()]).toEqual(Array.from({ length: 6 }, () => 'good'));
  expect([sockets.map(({ closed }) => closed), clock.waiting]).toEqual([[true], 0]);
});

test('a server that does not answer is let go of, not only given up', async () => {
  let signal: AbortSignal | null | undefined;
  const { look } = given({
    fetch: (_input, init) => {
      signal = init?.signal;
      return new Promise(() => {});
    },
  });
  expect(Object.fromEntries(await look())).toMatchObject({ reach: 'bad', service: 'skipped', live: 'skipped' });
  expect(signal?.aborted).toBe(true);
});

test('an answer without end is read to a limit and no further', async () => {
  const given64 = { pulled: 0, cancelled: false };
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given64.pulled += 1;
      controller.enqueue(new Uint8Array(16_384));
    },
    cancel() {
      given64.cancelled = true;
    },
  });
  const { look } = given({ fetch: async () => new Response(endless, { status: 401 }) });
  expect((await look()).get('service')).toBe('bad');
  expect([given64.cancelled, given64.pulled < 10]).toEqual([true, true]);
});

test('an answer that stops in the middle is let go of, too', async () => {
  let cancelled = false;
  const stuck = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"error"')),
    cancel: () => {
      cancelled = true;
    },
  });
  const { look } = given({ fetch: async () => new Response(stuck, { status: 401 }) });
  expect((await look()).get('service')).toBe('bad');
  expect(cancelled).toBe(true);
});

test('a live line that never opens is closed', async () => {
  const closed: boolean[] = [];
  class DeafSocket {
    close() {
      closed.push(true);
    }
    addEventListener() {}
  }
  const { look } = given({ WebSocket: DeafSocket as unknown as SocketClass });
  expect((await look()).get('live')).toBe('bad');
  expect(closed).toEqual([true]);
});

test.each([
  ['proxy', { resolveProxy: () => new Promise<string>(() => {}) }],
  ['name', { resolveHost: () => new Promise<string[]>(() => {}) }],
])('without an answer about the %s it goes on after a while', async (check, instruments) => {
  const found = await given(instruments).look();
  expect([found.get(check as 'proxy'), found.get('live')]).toEqual(['bad', 'good']);
});
