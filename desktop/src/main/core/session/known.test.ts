import { parse } from '@tandem/contract';
import { expect, test } from 'vitest';
import { lineSchema } from '../../../ipc/line.schema.ts';
import { knownWelcomeOf } from './known.ts';

test('a service that is newer than the app may say more than the app knows', () => {
  const user = { id: 7, name: 'Ben', email: 'ben@demo.example', role: 'agent' as const, pronouns: 'he' };
  const welcome = { user, cursor: '12', unread: 3, heartbeat: 30_000, motd: 'Hello' };

  const known = knownWelcomeOf(welcome);

  expect(known).toEqual({
    user: { id: 7, name: 'Ben', email: 'ben@demo.example', role: 'agent' },
    cursor: '12',
    unread: 3,
    heartbeat: 30_000,
  });
  expect(() => parse(lineSchema, { state: 'live', retryAt: null, welcome: known })).not.toThrow();
});
