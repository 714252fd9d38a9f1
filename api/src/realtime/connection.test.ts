import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Connection } from './connection.ts';

const MIB = 1_048_576;

/** A socket whose peer reads as slowly as a test says. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly send = vi.fn();
  readonly close = vi.fn();
  readonly terminate = vi.fn();
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function slowReader() {
  const socket = new SlowSocket();
  const transport = Object.assign(new EventEmitter(), { cork: () => {}, uncork: () => {} }) as unknown as Socket;
  const connection = new Connection(socket as unknown as WebSocket, { cookie: undefined, transport });
  return { socket, transport, connection };
}

test('who is far behind in reading for ten seconds is too slow', () => {
  const { socket, connection } = slowReader();
  socket.bufferedAmount = MIB + 1;
  connection.send('one');
  expect(connection.isBehind(Date.now())).toBe(false);
  vi.advanceTimersByTime(10_001);
  connection.send('two');
  expect(connection.isBehind(Date.now())).toBe(true);
});

test('who is far behind is too slow also when nothing more is sent to them', () => {
  const { socket, connection } = slowReader();
  socket.bufferedAmount = MIB + 1;
  connection.send('one');
  vi.advanceTimersByTime(10_001);
  expect(connection.isBehind(Date.now())).toBe(true);
});

test('who falls behind by the last that was sent to them is too slow as well', () => {
  const { socket, connection } = slowReader();
  connection.send('a very long reply');
  socket.bufferedAmount = MIB + 1;
  expect(connection.isBehind(Date.now())).toBe(false);
  vi.advanceTimersByTime(10_001);
  expect(connection.isBehind(Date.now())).toBe(true);
});

test('who has much left to read is told that there is room once they have read on, or are gone', async () => {
  const { socket, transport, connection } = slowReader();
  socket.bufferedAmount = MIB + 1;
  let room = false;
  const waited = connection.room().then(() => {
    room = true;
  });
  transport.emit('drain');
  await vi.advanceTimersByTimeAsync(0);
  expect(room).toBe(false);
  socket.bufferedAmount = 0;
  transport.emit('drain');
  await waited;

  socket.bufferedAmount = MIB + 1;
  const again = connection.room();
  socket.readyState = 3;
  transport.emit('close');
  await again;
  expect(transport.eventNames()).toEqual([]);
});

test('who catches up in between is given the time again', () => {
  const { socket, connection } = slowReader();
  socket.bufferedAmount = MIB + 1;
  connection.send('one');
  vi.advanceTimersByTime(9_000);
  socket.bufferedAmount = 0;
  connection.send('two');
  socket.bufferedAmount = MIB + 1;
  connection.send('three');
  vi.advanceTimersByTime(9_000);
  expect(connection.isBehind(Date.now())).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect(connection.isBehind(Date.now())).toBe(true);
});

test('who falls behind by sixteen mebibytes is sent away at once, and cut off when they do not even take that', () => {
  const { socket, connection } = slowReader();
  socket.bufferedAmount = 16 * MIB + 1;
  connection.send('one more');
  expect(socket.send).not.toHaveBeenCalled();
  expect(socket.close).toHaveBeenCalledExactlyOnceWith(4429, 'reading too slowly');
  connection.send('and another');
  expect(socket.send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_001);
  expect(socket.terminate).toHaveBeenCalled();
});
