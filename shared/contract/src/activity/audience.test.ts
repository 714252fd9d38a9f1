import { expect, test } from 'vitest';
import { audienceOf, type Happening, hears } from './audience.ts';

const ana = { id: 1, role: 'customer' } as const;
const bo = { id: 2, role: 'customer' } as const;
const ben = { id: 3, role: 'agent' } as const;
const cleo = { id: 4, role: 'agent' } as const;
const dan = { id: 5, role: 'admin' } as const;
const everybody = { ana, bo, ben, cleo, dan };

/** [what, by whom, whose ticket it is afterwards] → who hears of it. The ticket is Ana's. */
const table: [Happening['kind'], keyof typeof everybody, keyof typeof everybody | null, (keyof typeof everybody)[]][] =
  [
    ['created', 'ana', null, ['ben', 'cleo', 'dan']],
    ['message', 'ana', null, ['ben', 'cleo', 'dan']],
    ['message', 'ana', 'ben', ['ben']],
    ['status', 'ana', null, ['ben', 'cleo', 'dan']],
    ['status', 'ana', 'cleo', ['cleo']],
    ['message', 'ben', null, ['ana']],
    ['message', 'ben', 'ben', ['ana']],
    ['message', 'ben', 'cleo', ['ana', 'cleo']],
    ['status', 'dan', 'ben', ['ana', 'ben']],
    ['status', 'dan', 'dan', ['ana']],
    ['assignee', 'ben', 'cleo', ['cleo']],
    ['assignee', 'ben', 'ben', []],
    ['assignee', 'ben', null, []],
    ['priority', 'ben', 'cleo', []],
    ['category', 'ben', 'cleo', []],
  ];

test.each(table)('%s by %s, ticket of %s, is heard by %j', (kind, author, assignee, expected) => {
  const audience = audienceOf({
    kind,
    author: everybody[author],
    customerId: ana.id,
    assigneeId: assignee && everybody[assignee].id,
  });
  const told = Object.entries(everybody).filter(([, reader]) => audience && hears(audience, reader));
  expect(told.map(([name]) => name)).toEqual(expected);
});
