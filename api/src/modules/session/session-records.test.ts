import { afterAll, expect, test } from 'vitest';
import { EmbeddedKeyValue } from '../../keyvalue/embedded-keyvalue.ts';
import { type SessionRecord, SessionRecords } from './session-records.ts';

const keyvalue = new EmbeddedKeyValue(':memory:');
const records = new SessionRecords(keyvalue, 3_600);
afterAll(() => keyvalue.close());

const record = (accountId: number): SessionRecord => ({
  ...{ accountId, name: 'Mira', email: 'mira@example.test', role: 'agent', browser: null, system: null },
  ...{ current: 'hash', previous: null, rotatedAt: 0, createdAt: 0 },
});

test('an account that signs in again and again and never out does not list its lapsed sessions for ever', async () => {
  for (let n = 0; n < 100; n++) {
    await records.create(`often-${n}`, record(1));
    // As when its lifetime is over.
    if (n % 2 === 0) await keyvalue.delete(`session:often-${n}`);
  }
  const listed = await records.idsOf(1);

  expect(listed).toContain('often-99');
  expect(listed.length).toBeLessThan(60);
});

test('a session that is being written while its account looks at its devices stays listed', async () => {
  const set = keyvalue.set.bind(keyvalue);
  keyvalue.set = async (...write) => {
    await records.ofAccount(2);
    return set(...write);
  };
  await records.create('new', record(2)).finally(() => {
    keyvalue.set = set;
  });

  expect(await records.idsOf(2)).toEqual(['new']);
});
