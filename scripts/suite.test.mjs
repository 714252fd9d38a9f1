import { expect, test } from 'vitest';
import { withoutThoseOf } from './integration.mjs';
import { lastLine, report } from './suite.mjs';

const passing = { name: 'unit', passed: 12, failed: 0, skipped: 0, seconds: 3 };
const failing = { name: 'end to end', passed: 4, failed: 2, skipped: 0, seconds: 60.25 };
const absent = { name: 'MariaDB', passed: 0, failed: 0, skipped: 1, seconds: 0, note: 'not installed\nat all' };

test('the last line sums all suites and names skipped ones only when there are any', () => {
  expect(lastLine([passing, failing])).toBe('16 passed, 2 failed');
  expect(lastLine([passing, failing, absent])).toBe('16 passed, 2 failed, 1 skipped');
});

test('the report has a row per suite, says why one did not run, and ends with the last line', () => {
  const lines = report([passing, failing, absent]).split('\n');
  expect(lines.filter((line) => /^(unit|end to end|MariaDB) /.test(line))).toHaveLength(3);
  expect(lines.find((line) => line.startsWith('MariaDB'))).toMatch(/ not installed$/);
  expect(lines.at(-1)).toBe('16 passed, 2 failed, 1 skipped');
});

test('what failed, and what passed only when run again, is told just above the last line, by name and in its first words', () => {
  const failures = [{ name: 'a reply › arrives', told: `expected 1 to be 2${' and more'.repeat(1_000)}` }];
  const again = [{ name: 'two tabs › agree', told: 'timed out' }];
  const lines = report([passing, { ...failing, failures, again }]).split('\n');
  const failed = lines.indexOf('✗ end to end: a reply › arrives');
  expect(lines[failed + 1]).toMatch(/^expected 1 to be 2 and more.{1,1200}$/);
  expect(lines.indexOf('↻ end to end, passed when run again: two tabs › agree')).toBeGreaterThan(failed);
  expect(lines.slice(-3)).toEqual(['timed out', '', '16 passed, 2 failed']);
  expect(lines.find((line) => line.startsWith('end to end '))).toMatch(/ 1 only when run again$/);
});

test('a test that one pass leaves to the other is not skipped; one that no pass ran is', () => {
  const first = { ...passing, skipped: 2, ran: new Set(['a']), notRun: new Set(['b', 'c']) };
  const second = { ...passing, ran: new Set(['a', 'b']), notRun: new Set(['c']) };
  expect(withoutThoseOf(first, second)).toMatchObject({ passed: 12, skipped: 1 });
  expect(withoutThoseOf(second, second)).toBe(second);
});
