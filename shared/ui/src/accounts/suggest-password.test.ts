import { newStaffMemberSchema, parse, weaknessOf } from '@tandem/contract';
import { expect, test } from 'vitest';
import { suggestPassword } from './suggest-password.ts';

const owner = { name: 'Mira', email: 'mira@example.com' };

test('a suggested password is one that the service takes, and never the same', () => {
  const suggested = Array.from({ length: 200 }, suggestPassword);
  for (const password of suggested) {
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(weaknessOf(password, owner)).toBeUndefined();
    expect(() => parse(newStaffMemberSchema, { ...owner, role: 'agent', password })).not.toThrow();
  }
  expect(new Set(suggested).size).toBe(suggested.length);
});
