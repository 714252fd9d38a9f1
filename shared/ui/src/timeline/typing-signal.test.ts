import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingSignal } from './typing-signal.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const typist = () => {
  const said: boolean[] = [];
  return { said, signal: new TypingSignal((typing) => said.push(typing)) };
};

test('fast typing is signalled at most every three seconds', () => {
  const { said, signal } = typist();
  for (let i = 0; i < 60; i++) {
    signal.keystroke();
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual([true, true]);
});

test('a pause ends the signal once', () => {
  const { said, signal } = typist();
  signal.keystroke();
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual([true, false]);
});

test('sending ends the signal at once, and nothing follows', () => {
  const { said, signal } = typist();
  signal.keystroke();
  signal.stop();
  signal.stop();
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual([true, false]);
});

test('typing again after a pause is signalled again', () => {
  const { said, signal } = typist();
  signal.keystroke();
  signal.stop();
  signal.keystroke();
  expect(said).toEqual([true, false, true]);
});
