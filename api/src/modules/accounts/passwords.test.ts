import { expect, test } from 'vitest';
import { Passwords } from './passwords.ts';

test('a password matches its own hash and no other', async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash('seven bicycles');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.matches(stored, 'seven bicycles')).toBe(true);
  expect(await passwords.matches(stored, 'Seven bicycles')).toBe(false);
});

test('an account that does not exist costs as much as a wrong password', async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash('seven bicycles');
  const cost = async (hash: string | undefined) => {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const started = performance.now();
      expect(await passwords.matches(hash, 'wrong')).toBe(false);
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  };
  const ratio = (await cost(undefined)) / (await cost(stored));
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
});

test('only a few are checked at once, more wait, and too many are told to come back', async () => {
  const passwords = new Passwords(1);
  const refused: unknown[] = [];
  const checks = Array.from({ length: 80 }, () =>
    passwords.matches(undefined, 'x').catch((reason: unknown) => void refused.push(reason)),
  );
  await new Promise(setImmediate); // nobody has waited too long by then
  expect(refused).toHaveLength(80 - 65);
  expect(refused[0]).toMatchObject({ code: 'unavailable', detail: { retryAfter: 3 } });
  await Promise.all(checks);
  expect(await passwords.matches(undefined, 'x')).toBe(false);
});
