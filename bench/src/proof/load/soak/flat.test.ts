import { expect, test } from 'vitest';
import { doneInSecondHalf, growth } from './flat.ts';

const points = (value: (index: number) => number, count = 20) =>
  Array.from({ length: count }, (_, index) => ({ done: index * 250, value: value(index) }));

test('what fills up at first and stays there has not grown', () => {
  expect(growth(points((index) => Math.min(index, 8) * 1_000 + 40_000))).toBe(0);
});

test('what grows with everything that is done has grown, however its readings jump', () => {
  const jumping = points((index) => 40_000 + index * 100 + (index % 2 === 0 ? 150 : -150));

  expect(growth(jumping)).toBeGreaterThan(700);
  expect(growth(jumping)).toBeLessThan(1_100);
  expect(doneInSecondHalf(jumping)).toBe(9 * 250);
});

test('a jump up and down again at the end is no growth to speak of', () => {
  expect(Math.abs(growth(points((index) => (index === 18 ? 40_300 : 40_000))))).toBeLessThan(150);
});

test('too little to tell from is no growth', () => {
  expect(growth([])).toBe(0);
  expect(growth([{ done: 1, value: 5 }])).toBe(0);
});
