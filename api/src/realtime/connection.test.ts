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
  const transport = Object.assign(new EventEmitter(), { cork: vi.fn(), uncork: vi.fn() }) as unknown as Socket;
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

const endOfTurn = () => new Promise<void>((resolve) => process.nextTick(resolve));

test('what a turn says leaves at its end, in order and in one write', async () => {
  const { socket, transport, connection } = slowReader();
  connection.send('one');
  connection.send('two');
  expect(socket.send).not.toHaveBeenCalled();
  await endOfTurn();

  expect(socket.send.mock.calls.map(([frame]) => frame)).toEqual(['one', 'two']);
  expect(transport.cork).toHaveBeenCalledOnce();
  expect(transport.uncork).toHaveBeenCalledOnce();
  connection.send('three');
  await endOfTurn();
  expect(socket.send).toHaveBeenCalledTimes(3);
});

test('each connection is written to whole before the next one is', async () => {
  const written: string[] = [];
  const readers = ['a', 'b'].map((name) => {
    const { socket, connection } = slowReader();
    socket.send.mockImplementation((frame: string) => void written.push(`${name}: ${frame}`));
    return connection;
  });
  for (const frame of ['one', 'two']) for (const connection of readers) connection.send(frame);
  await endOfTurn();

  expect(written).toEqual(['a: one', 'a: two', 'b: one', 'b: two']);
});

test('what this turn has said counts as unread before it is written', async () => {
  const { connection } = slowReader();
  connection.send(Buffer.alloc(MIB + 1));
  expect(connection.isFull).toBe(true);
  await endOfTurn();
  expect(connection.isFull).toBe(false);
});

test('what was said before a close leaves in one write with it, and what comes after does not', async () => {
  const { socket, transport, connection } = slowReader();
  const order: string[] = [];
  const corks: boolean[] = []; // a cork counts how often it was put on
  vi.mocked(transport.cork).mockImplementation(() => void corks.push(true));
  vi.mocked(transport.uncork).mockImplementation(() => {
    corks.pop();
    if (corks.length === 0) order.push('written');
  });
  socket.send.mockImplementation((frame: string) => void order.push(frame));
  socket.close.mockImplementation(() => void order.push('close'));
  connection.send('the last word');
  connection.close(4401, 'over');
  connection.send('too late');
  await endOfTurn();

  expect(order).toEqual(['the last word', 'close', 'written']);
});

test('a line that is gone is not written to', async () => {
  const { socket, connection } = slowReader();
  connection.send('nobody reads this');
  socket.readyState = 3;
  await endOfTurn();
  expect(socket.send).not.toHaveBeenCalled();
});
