import { expect, test } from 'vitest';
import { Deliveries } from './deliveries.ts';

test('latency counts from when something should have gone out', () => {
  const deliveries = new Deliveries();
  deliveries.expect('a', 100);

  expect(deliveries.arrived('a', 112)).toBe(true);
  expect(deliveries.figures().worst).toBeCloseTo(12, 1);
  expect(deliveries.lost).toBe(0);
});

test('what arrives twice is a repeat, what never arrives is lost, what nobody sent is neither', async () => {
  const deliveries = new Deliveries();
  deliveries.expect('a', 0);
  deliveries.expect('b', 0);
  deliveries.arrived('a', 1);

  expect(deliveries.arrived('a', 2)).toBe(false);
  expect(deliveries.arrived('x', 2)).toBe(false);
  await deliveries.allArrived(20);

  expect(deliveries.duplicates).toBe(1);
  expect(deliveries.lost).toBe(1);
  expect(deliveries.figures().count).toBe(1);
});

test('the warm-up is left out of the figures but not out of the account', () => {
  const deliveries = new Deliveries();
  deliveries.expect('warm', 0);
  deliveries.expect('lost in the warm-up', 0);
  deliveries.arrived('warm', 500);
  deliveries.restart();
  deliveries.expect('counted', 1_000);
  deliveries.arrived('counted', 1_003);

  expect(deliveries.figures()).toMatchObject({ count: 1 });
  expect(deliveries.figures().worst).toBeLessThan(4);
  expect(deliveries.lost).toBe(1);
});

test('a server that answers nothing any more is not fed for ever', () => {
  const deliveries = new Deliveries(2);
  deliveries.expect('a', 0);
  deliveries.expect('b', 0);

  expect(() => deliveries.expect('c', 0)).toThrow('unanswered');
});
