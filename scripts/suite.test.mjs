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

test('a test that one pass leaves to the other is not skipped; one that no pass ran is', () => {
  const first = { ...passing, skipped: 2, ran: new Set(['a']), notRun: new Set(['b', 'c']) };
  const second = { ...passing, ran: new Set(['a', 'b']), notRun: new Set(['c']) };
  expect(withoutThoseOf(first, second)).toMatchObject({ passed: 12, skipped: 1 });
  expect(withoutThoseOf(second, second)).toBe(second);
});
