import { describe, expect, test } from 'vitest';
import { weaknessOf } from './password-weakness.ts';

const ana = { name: 'Ana Kovač', email: 'ana.kovac@example.com' };

describe('a password that is among the first to be guessed is refused', () => {
  test.each([
    'password1234',
    'Password1234!',
    'P@ssw0rd1234',
    'passwordpassword',
    'Welcome2024!!',
    'iloveyou1234',
    'letmein12345',
    'admin1234567',
    'supersecret1',
    'manchesterunited',
    'Pass Word 12 34 56',
    'thisismypassword',
    'SummerHouse2025',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'qwertyuiop12',
    'qwertyuiopasdf',
    '1qaz2wsx3edc',
    'zyxwvutsrqpo',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'hellohello12',
    '            ',
    '1212121212121212',
    '......!!!!!!......',
  ])('%s', (password) => {
    expect(weaknessOf(password, ana)).toBeDefined();
  });
});

describe('a password made of its owner is refused', () => {
  test.each(['ana.kovac@example.com', 'Ana Kovač 1987', 'anakovac2024', 'kovac-ana-1987', 'example.com2024'])(
    '%s',
    (password) => {
      expect(weaknessOf(password, ana)).toBe('password_owner');
    },
  );
});

describe('a password that takes long to guess is accepted, whatever it is made of', () => {
  test.each([
    'just-a-demo-desk',
    'seven bicycles under the moon',
    'tK9#mPq2$vLx',
    'ein Stuhl aus warmem Regen',
    'ana likes wide purple oceans',
    'смешной пароль для меня',
    'ぜったいにひみつのことば',
    'my dog ate 14 blue shoes',
    'welcome to my quiet workshop',
  ])('%s', (password) => {
    expect(weaknessOf(password, ana)).toBeUndefined();
  });
});

test('judging 128 characters takes no time to speak of', () => {
  const started = performance.now();
  for (const password of ['a1'.repeat(64), 'password'.repeat(16), 'qwerty1234'.repeat(12), '@'.repeat(128)]) {
    weaknessOf(password, ana);
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
