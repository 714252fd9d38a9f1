import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { scenarioNames } from './scenarios/names.ts';

test('without words everything is measured in full', () => {
  expect(readOptions([])).toEqual({ scenarios: scenarioNames, quick: false, profiles: undefined });
});

test('scenarios can be picked, and a look be quick', () => {
  expect(readOptions(['chat', '--quick', 'list', 'chat'])).toMatchObject({ scenarios: ['chat', 'list'], quick: true });
  expect(readOptions(['--profile', 'out'])).toMatchObject({ profiles: 'out' });
});

test('a word that means nothing is answered with those that do', () => {
  expect(() => readOptions(['chta'])).toThrow(/chta is not known[\s\S]*reconnect/);
  expect(() => readOptions(['--profile'])).toThrow('needs a folder');
});
