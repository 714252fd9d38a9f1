import { expect, test } from 'vitest';
import { budgets, verdictOf } from './budgets.ts';
import { toMarkdown } from './markdown.ts';
import { judgedValue } from './outcome.ts';

test('more is better for throughput', () => {
  expect(verdictOf(budgets.list, 1.3)).toBe('as aimed');
  expect(verdictOf(budgets.list, 0.7)).toBe('as it must');
  expect(verdictOf(budgets.list, 0.69)).toBe('missed');
});

test('less is better for latency and memory', () => {
  expect(verdictOf(budgets.idle, 1.3)).toBe('as aimed');
  expect(verdictOf(budgets.idle, 1.9)).toBe('as it must');
  expect(verdictOf(budgets.idle, 2.01)).toBe('missed');
});

test('a figure is judged as it is printed', () => {
  expect(verdictOf(budgets.deepList, 1.204)).toBe('as it must');
  expect(verdictOf(budgets.deepList, 1.206)).toBe('missed');
});

test('a blocked event loop is judged by itself, everything else against its floor', () => {
  expect(judgedValue({ budget: 'login', floor: 0.5, tandem: 3 })).toBe(3);
  expect(judgedValue({ budget: 'heard', floor: 4, tandem: 6 })).toBe(1.5);
});

test('the report shows floor, figure, ratio, both targets and the verdict', () => {
  const about = { at: 'now', commit: 'abc', machine: '2 cores', stores: 'MariaDB', quick: false };

  const report = toMarkdown(about, [{ budget: 'list', floor: 4_000, tandem: 3_000 }], []);

  expect(report).toContain('| 4,000 /s | 3,000 /s | 0.75 × | ≥ 0.7 × | ≥ 1.2 × | as it must |');
});
