import { expect, test } from 'vitest';
import { roles } from '../accounts/account.schema.ts';
import { consolePolicy } from './console.policy.ts';

test('staff tell of their consoles, and admins alone see them all', () => {
  const decisions = (may: (actor: { id: number; role: (typeof roles)[number] }) => string) =>
    roles.map((role) => may({ id: 1, role }));
  expect(decisions(consolePolicy.report)).toEqual(['forbid', 'allow', 'allow']);
  expect(decisions(consolePolicy.list)).toEqual(['forbid', 'forbid', 'allow']);
});
