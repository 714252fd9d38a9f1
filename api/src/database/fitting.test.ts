import { expect, test } from 'vitest';
import { fitting } from './fitting.ts';

const texts = (count: number, length: number) => Array.from({ length: count }, (_, index) => `${index}`.padEnd(length));
const fit = (items: string[]) => fitting(items, ({ length }) => length);

test('a page of ordinary texts is whole', () => {
  const page = texts(200, 600);
  expect(fit(page)).toEqual(page);
});

test('of long texts a page has as many as may be, from the first on', () => {
  const page = texts(200, 10_000);
  expect(fit(page)).toEqual(page.slice(0, 13));
});

test('one text is always carried, however long', () => {
  expect(fit(texts(3, 1_000_000))).toHaveLength(1);
  expect(fit([])).toEqual([]);
});
