import { expect, test } from 'vitest';
import { nextOrder } from './held-order.ts';

test('a free list is as the store has it', () => {
  expect(nextOrder([1, 2], [3, 2, 1], 'free')).toEqual({ order: [3, 2, 1], waiting: 0 });
});

test('in a scrolled list a row that changed stays where it is', () => {
  expect(nextOrder([1, 2, 3], [3, 1, 2], 'held')).toEqual({ order: [1, 2, 3], waiting: 0 });
});

test('in a scrolled list new rows wait and are counted', () => {
  expect(nextOrder([1, 2], [5, 4, 1, 2], 'held')).toEqual({ order: [1, 2], waiting: 2 });
});

test('more rows loaded at the end appear even while the list is held', () => {
  expect(nextOrder([1, 2], [1, 2, 8, 9], 'held')).toEqual({ order: [1, 2, 8, 9], waiting: 0 });
});

test('new rows on top and more rows at the end at once are told apart', () => {
  expect(nextOrder([1, 2], [5, 1, 2, 8], 'held')).toEqual({ order: [1, 2, 8], waiting: 1 });
});

test('a row that left the view stays in sight until the list is free', () => {
  expect(nextOrder([1, 2, 3], [1, 3], 'held')).toEqual({ order: [1, 2, 3], waiting: 0 });
  expect(nextOrder([1, 2, 3], [1, 3], 'free').order).toEqual([1, 3]);
});

test('with the pointer over the top of the list, new rows come in and known rows keep their order', () => {
  expect(nextOrder([1, 2], [5, 2, 1], 'steady')).toEqual({ order: [5, 1, 2], waiting: 0 });
});

test('an empty list takes what comes', () => {
  expect(nextOrder([], [4], 'held')).toEqual({ order: [4], waiting: 0 });
});
