import { expect, test } from 'vitest';
import { roles } from './account.schema.ts';
import { staffPolicy } from './staff.policy.ts';

test('only admins manage staff', () => {
  expect(roles.map((role) => staffPolicy.manage({ id: 1, role }))).toEqual(['forbid', 'forbid', 'allow']);
});

test('an admin changes staff, and learns nothing of customers', () => {
  const admin = { id: 1, role: 'admin' } as const;
  expect(roles.map((role) => staffPolicy.change(admin, { role }))).toEqual(['hide', 'allow', 'allow']);
});

test('others are told that they may not, whoever it is about', () => {
  for (const role of ['customer', 'agent'] as const) {
    expect(roles.map((of) => staffPolicy.change({ id: 1, role }, { role: of }))).toEqual([
      'forbid',
      'forbid',
      'forbid',
    ]);
  }
});
