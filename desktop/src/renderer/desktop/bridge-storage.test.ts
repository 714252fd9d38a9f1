import { expect, test } from 'vitest';
import { FakeClock } from '../../../../shared/client/src/testing/fake-clock.ts';
import type { Bridge } from '../../ipc/bridge.ts';
import { kept as limits } from '../../ipc/limits.ts';
import { BridgeStorage } from './bridge-storage.ts';

function given() {
  const clock = new FakeClock();
  const app = { refuses: false, has: new Map<string, string | null>(), largest: 0 };
  const change = async (input: { changes: { key: string; value: string | null }[] }) => {
    app.largest = Math.max(app.largest, new TextEncoder().encode(JSON.stringify(input)).length);
    if (app.refuses) return { ok: false, code: 'too_many_requests', message: 'Too fast.' };
    for (const { key, value } of input.changes) app.has.set(key, value);
    return { ok: true, value: undefined };
  };
  const bridge = { calls: { 'kept.change': change }, notes: {} } as unknown as Bridge;
  return { clock, app, storage: new BridgeStorage(bridge, clock) };
}

test('what the app did not take is offered again, and never the older over the newer', async () => {
  const { clock, app, storage } = given();
  app.refuses = true;
  storage.write('outbox', 'one message');
  storage.write('draft', 'Hel');
  await clock.advance(100);
  app.refuses = false;
  storage.write('draft', 'Hello');
  await clock.advance(3_000);
  expect(Object.fromEntries(app.has)).toEqual({ outbox: 'one message', draft: 'Hello' });
});

test('what somebody leaves who signs out is not offered again', async () => {
  const { clock, app, storage } = given();
  app.refuses = true;
  storage.write('draft', 'Hello');
  const handedOver = storage.flush();
  storage.forget();
  await handedOver;
  app.refuses = false;
  await clock.advance(10_000);
  expect(app.has.size).toBe(0);
});

test('it says at once that there is no room, rather than when the app does', () => {
  const { storage } = given();
  const much = 'x'.repeat(limits.longestValue);
  const fill = () => {
    for (let index = 0; index < 200; index += 1) storage.write(`message ${index}`, much);
  };
  expect(fill).toThrow('no room');
});

test('no message is larger than the app takes, whatever is written', async () => {
  const { clock, app, storage } = given();
  for (let index = 0; index < 12; index += 1) storage.write(`draft ${index}`, '語'.repeat(20_000));
  await clock.advance(100);
  expect(app.has.size).toBe(12);
  expect(app.largest).toBeLessThan(256 * 1_024);
});
