import { expect, test } from 'vitest';
import { inTurn, middle } from './rounds.ts';

test('the middle one counts, so one disturbed round does not', () => {
  expect(middle([5, 900, 7], (value) => value)).toBe(7);
  expect(middle([4, 2], (value) => value)).toBe(2);
});

test('floor and product take turns, so that a busy minute meets both', async () => {
  const order: string[] = [];
  const side = (name: string, values: number[]) => ({
    run: async () => {
      order.push(name);
      return values.shift() as number;
    },
    by: (value: number) => value,
  });

  const result = await inTurn(3, side('floor', [3, 1, 2]), side('tandem', [30, 10, 20]));

  expect(order).toEqual(['floor', 'tandem', 'floor', 'tandem', 'floor', 'tandem']);
  expect(result).toEqual({ floor: 2, tandem: 20 });
});
