import { createStores } from '@tandem/client';
import { http } from '@tandem/contract';
import { observable } from 'mobx';
import { expect, test, vi } from 'vitest';
import { FakeClock } from '../../../../shared/client/src/testing/fake-clock.ts';
import { fakePorts } from '../../../../shared/client/src/testing/fake-ports.ts';
import { anActivity, aTicket, sam } from '../../../../shared/client/src/testing/samples.ts';
import { kept as limits } from '../../ipc/limits.ts';
import type { Line } from '../../ipc/line.schema.ts';
import { fakeBridge, ok } from '../testing/fake-bridge.ts';
import { BridgeConnection } from './bridge-connection.ts';
import { BridgeStorage } from './bridge-storage.ts';

const live: Line = {
  state: 'live',
  retryAt: null,
  welcome: { user: sam, cursor: '5', unread: 2, heartbeat: 30_000 },
};

function given() {
  const clock = new FakeClock();
  const app = fakeBridge({
    'session.restore': () => ok({ user: sam, kept: [{ key: 'tandem.draft.2.7', value: 'half a sentence' }] }),
    'connection.look': () => ok(live),
  });
  const storage = new BridgeStorage(app.bridge, clock);
  return { ...app, clock, storage, connection: new BridgeConnection(app.bridge, storage) };
}

test('a window that opens late finds the session, the line and what was written as they are', async () => {
  const { connection, storage } = given();
  const states = vi.fn();
  connection.onState(states);
  expect(await connection.restore()).toEqual(sam);
  expect([connection.state, connection.welcome?.unread]).toEqual(['live', 2]);
  expect(states).toHaveBeenCalledExactlyOnceWith('live');
  expect(storage.read('tandem.draft.2.7')).toBe('half a sentence');
});

test('a request names its endpoint and carries plain values, though the stores hold others', async () => {
  const { connection, asked, answers } = given();
  answers['connection.request'] = () => ok({ items: [aTicket()], nextCursor: null });
  const { items } = await connection.request(http.tickets.list, {
    query: observable({ status: ['open' as const], q: undefined as unknown as string }),
  });
  expect(items).toHaveLength(1);
  expect(asked('connection.request')).toEqual([{ endpoint: 'tickets.list', input: { query: { status: ['open'] } } }]);
});

test('a refusal comes back with all it says', async () => {
  const { connection, answers } = given();
  const ticket = aTicket({ version: 5 });
  answers['connection.request'] = () => ({ ok: false, code: 'stale', message: 'It moved.', status: 409, ticket });
  await expect(connection.request(http.session.me, {})).rejects.toMatchObject({
    name: 'RequestFailed',
    code: 'stale',
    status: 409,
    ticket: { version: 5 },
  });
});

test('an app that does not answer is a failure as any other', async () => {
  const { connection, bridge } = given();
  vi.mocked(bridge.calls['connection.request']).mockRejectedValueOnce(new Error('no handler'));
  await expect(connection.request(http.session.me, {})).rejects.toMatchObject({ code: 'internal' });
});

test('events, the line and the end of the session come through, until the window goes', async () => {
  const { connection, tell, listening } = given();
  const [heard, ended] = [vi.fn(), vi.fn()];
  connection.on('activity', heard);
  connection.onSessionEnd(ended);
  tell('connection.event', { event: 'activity', payload: anActivity('9') });
  tell('connection.event', { event: 'resync', payload: {} });
  tell('connection.state', { ...live, state: 'offline', retryAt: 5, welcome: null });
  tell('session.ended', { reason: 'revoked' });
  expect(heard).toHaveBeenCalledExactlyOnceWith(anActivity('9'));
  expect([connection.state, connection.retryAt, connection.welcome]).toEqual(['offline', 5, null]);
  expect(ended).toHaveBeenCalledExactlyOnceWith('revoked');
  connection.close();
  expect(listening()).toBe(0);
});

test('customers do not sign up here', async () => {
  const { connection } = given();
  await expect(connection.signUp()).rejects.toMatchObject({ code: 'forbidden' });
});

test('the whole console’s stores work over it', async () => {
  const { connection, storage, answers, tell } = given();
  answers['connection.request'] = ({ endpoint }) =>
    ok(endpoint === 'activity.list' ? { items: [], cursor: '5', unread: 0 } : { items: [], nextCursor: null });
  const stores = createStores(connection, { ...fakePorts(), storage });
  await stores.start();
  expect([stores.session.state, stores.connection.state]).toEqual(['signed_in', 'live']);
  expect(stores.drafts.read(7)).toBe(storage.read(`tandem.draft.${sam.id}.7`) ?? '');
  tell('session.ended', { reason: 'expired' });
  expect(stores.session.state).toBe('expired');
  stores.dispose();
});

test('what is typed is handed over a moment later, the last of it, and at once when the window goes', async () => {
  const { storage, clock, asked } = given();
  storage.write('a', '1');
  storage.write('a', '12');
  storage.write('b', 'x');
  storage.remove('b');
  expect([storage.read('a'), storage.keys()]).toEqual(['12', ['a']]);
  await clock.advance(100);
  expect(asked('kept.change')).toEqual([
    {
      changes: [
        { key: 'a', value: '12' },
        { key: 'b', value: null },
      ],
    },
  ]);
  storage.write('a', '123');
  await storage.flush();
  expect(asked('kept.change')).toHaveLength(2);
});

test('much at once is handed over in parts that fit', async () => {
  const { storage, asked } = given();
  for (let at = 0; at < 250; at += 1) storage.write(`key ${at}`, 'x'.repeat(2_000));
  await storage.flush();
  const parts = asked('kept.change') as { changes: unknown[] }[];
  expect(parts.flatMap(({ changes }) => changes)).toHaveLength(250);
  expect(parts.every((part) => JSON.stringify(part).length < 256 * 1_024 && part.changes.length <= 200)).toBe(true);
});

test('where there is no room the writer hears of it at once', () => {
  const { storage } = given();
  expect(() => storage.write('a', 'x'.repeat(limits.longestValue + 1))).toThrow('no room');
  expect(() => storage.write('k'.repeat(limits.longestKey + 1), 'x')).toThrow('no room');
});

test('what is changed while the app still says what was kept is the newer', () => {
  const { storage } = given();
  storage.write('a', 'mine');
  storage.fill([
    { key: 'a', value: 'kept' },
    { key: 'b', value: 'kept' },
  ]);
  expect([storage.read('a'), storage.read('b')]).toEqual(['mine', 'kept']);
  storage.forget();
  expect(storage.keys()).toEqual([]);
});
