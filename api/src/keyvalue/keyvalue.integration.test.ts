import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Broadcast } from './broadcast.ts';
import { EmbeddedBroadcast } from './embedded-broadcast.ts';
import { EmbeddedKeyValue } from './embedded-keyvalue.ts';
import type { KeyValue } from './keyvalue.ts';
import { RedisBroadcast } from './redis-broadcast.ts';
import { connected, connectRedis } from './redis-client.ts';
import { RedisKeyValue } from './redis-keyvalue.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-keyvalue-'));
const redisUrl = process.env['TEST_BACKEND'] === 'mariadb' ? process.env['TEST_REDIS_URL'] : undefined;
const prefix = `${randomUUID()}:`;
const redis = () => connectRedis(redisUrl ?? '', prefix, () => undefined);

let store: KeyValue;
beforeAll(async () => {
  if (redisUrl === undefined) store = new EmbeddedKeyValue(join(folder, 'kv.sqlite'));
  else {
    const connection = redis();
    await connected(connection, 5_000);
    store = new RedisKeyValue(connection);
  }
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a value is there until it is deleted or its lifetime ends', async () => {
  await store.set('a', 'one', 60_000);
  await store.set('brief', 'gone soon', 30);
  expect(await store.get('a')).toBe('one');
  expect(await store.get('never')).toBeNull();

  await store.set('a', 'two', 60_000);
  expect(await store.get('a')).toBe('two');
  await store.delete('a', 'never');
  expect(await store.get('a')).toBeNull();
  await vi.waitFor(async () => expect(await store.get('brief')).toBeNull());
});

test('of many who swap the same value, one wins', async () => {
  await store.set('s', 'old', 60_000);

  const won = await Promise.all(Array.from({ length: 10 }, (_unused, n) => store.swap('s', 'old', `new-${n}`, 60_000)));

  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await store.get('s')).toBe(`new-${won.indexOf(true)}`);
  expect(await store.swap('absent', 'old', 'new', 60_000)).toBe(false);
});

test('a set keeps its members, each once, until they are removed', async () => {
  for (const member of ['x', 'y', 'x']) await store.addMember('set', member, 60_000);
  expect((await store.members('set')).sort()).toEqual(['x', 'y']);

  await store.removeMember('set', 'x', 'never');
  expect(await store.members('set')).toEqual(['y']);
  await store.delete('set');
  expect(await store.members('set')).toEqual([]);
});

test('what one process says, the others hear, in order, and itself not', async () => {
  const channel = `${prefix}broadcast`;
  const make = async (id: string): Promise<Broadcast> => {
    if (redisUrl === undefined) return new EmbeddedBroadcast(join(folder, 'broadcast.sqlite'), id);
    const [publisher, subscriber] = [redis(), redis()];
    await Promise.all([connected(publisher, 5_000), connected(subscriber, 5_000)]);
    return new RedisBroadcast(publisher, subscriber, id, channel);
  };
  const [listener, speaker] = [await make('listener'), await make('speaker')];
  const heard: string[] = [];
  listener.subscribe({ onMessage: (message) => heard.push(message), onInterrupted: () => heard.push('interrupted') });
  // A subscription takes effect a moment after it was asked for.
  await vi.waitFor(() => {
    speaker.publish('ready?');
    expect(heard).toContain('ready?');
  });
  heard.length = 0;

  listener.publish('to myself');
  for (const message of ['1', '2', '{"x":"|"}']) speaker.publish(message);

  await vi.waitFor(() => expect(heard.filter((message) => message !== 'ready?')).toEqual(['1', '2', '{"x":"|"}']));
  await Promise.all([listener.close(), speaker.close()]);
});
