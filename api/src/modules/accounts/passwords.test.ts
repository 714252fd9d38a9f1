import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { Passwords } from './passwords.ts';

vi.mock('@node-rs/argon2', { spy: true });
beforeEach(() => void vi.mocked(verify).mockClear());

/** Algorithm, version, memory, passes and lanes of a hash. */
const parametersOf = (hash: string | undefined) => hash?.split('$').slice(0, 4).join('$');

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
  for (const hash of [stored, undefined]) expect(await passwords.matches(hash, 'wrong')).toBe(false);

  // What a check costs is told by the parameters in the hash: the same work, whatever else the machine has to do.
  const [real, nobodys] = vi.mocked(verify).mock.calls.map(([hash]) => String(hash));
  expect(real).toBe(stored);
  expect(nobodys).not.toBe(stored);
  expect(parametersOf(nobodys)).toBe(parametersOf(stored));
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
