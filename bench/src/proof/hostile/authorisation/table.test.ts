import { expect, test } from 'vitest';
import { root } from '../../../process/compiled.ts';
import { declaredCommands, declaredEndpoints } from '../inputs/declared.ts';
import { readTable } from './table.ts';

const table = readTable(`${root}docs/authorisation.md`);
const asked = (rows: readonly { asked: string }[]) => [...new Set(rows.map((row) => row.asked))].sort();

test('docs/authorisation.md speaks of every endpoint of the contract and of no other', () => {
  expect(asked(table.endpoints)).toEqual(declaredEndpoints.map(({ name }) => name).sort());
});

test('docs/authorisation.md speaks of every command of the contract and of no other', () => {
  expect(asked(table.commands)).toEqual(declaredCommands.map(({ name }) => name).sort());
});

test('whatever is about one ticket, device or account says what happens with one’s own, somebody else’s and none', () => {
  for (const { name, endpoint } of declaredEndpoints.filter(({ endpoint }) => endpoint.params)) {
    if (endpoint.path.startsWith('/categories/')) continue; // they are everybody's
    const uses = new Set(table.endpoints.filter((row) => row.asked === name).map(({ use }) => use));
    for (const use of uses) {
      const about = table.endpoints.filter((row) => row.asked === name && row.use === use).map((row) => row.about);
      expect(about, name).toEqual(expect.arrayContaining(['own', 'foreign', 'missing']));
    }
  }
});

test('no line stands there twice', () => {
  const lines = [...table.endpoints, ...table.commands].map(({ asked: name, use, about }) => `${name} ${use} ${about}`);
  expect(new Set(lines).size).toBe(lines.length);
});
