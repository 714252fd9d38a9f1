import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { NamedTickets } from '../modules/tickets/named-tickets.service.ts';
import { Announcements } from './announcements.ts';
import { Rooms } from './rooms.ts';

test('a new name counts at once, also while it is still looked up whom to tell of it', async () => {
  const names: string[] = [];
  const posted: string[] = [];
  let served = (_customers: readonly number[]): void => {};
  const announcements = new Announcements({
    rooms: new Rooms(),
    broadcast: { publish: (message) => void posted.push(message), subscribe() {}, close: async () => {} },
    named: {} as NamedTickets,
    replica: 'one',
    log: pino({ level: 'silent' }),
    watch: { heard() {} },
    heard() {},
    liveSessions: async () => new Map(),
    people: { learn: ({ name }) => void names.push(name), forgetAll() {} },
    forgetCategories() {},
    servedBy: () =>
      new Promise((resolve) => {
        served = resolve;
      }),
  });

  announcements.renamed({ id: 7, name: 'Benedikt', role: 'agent' });
  expect(names).toEqual(['Benedikt']);
  expect(posted).toEqual([]);

  served([3]);
  await expect.poll(() => posted.map((text) => JSON.parse(text))).toMatchObject([{ kind: 'renamed', customers: [3] }]);
  announcements.close();
});
