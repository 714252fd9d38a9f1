import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { UnderWay } from './under-way.ts';

function desk() {
  const underWay = new UnderWay();
  const line = () => Object.assign(new EventEmitter(), { destroyed: false });
  const ask = (session: string, socket: EventEmitter = line()) => {
    const response = new EventEmitter();
    const request = { socket } as unknown as IncomingMessage;
    underWay.begin(session, request, response as unknown as ServerResponse);
    return response;
  };
  return { ask, line };
}

test('one session has fifty requests under way, and one more when one of them is through', () => {
  const { ask } = desk();
  const [first] = Array.from({ length: 50 }, () => ask('a'));
  expect(() => ask('a')).toThrow('Too many');
  ask('b');
  first?.emit('close');
  ask('a');
  expect(() => ask('a')).toThrow('Too many');
});

test('with a connection all that was asked over it has ended, answered or not, and is counted once', () => {
  const { ask, line } = desk();
  const socket = line();
  const answers = Array.from({ length: 50 }, () => ask('a', socket));
  answers[0]?.emit('close');
  socket.emit('close');
  for (const answer of answers) answer.emit('close');
  for (let count = 0; count < 50; count++) ask('a');
  expect(() => ask('a')).toThrow('Too many');
});

test('a connection that is gone already is not waited for', () => {
  const { ask, line } = desk();
  const gone = Object.assign(line(), { destroyed: true });
  for (let count = 0; count < 200; count++) ask('a', gone);
});
