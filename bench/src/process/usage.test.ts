import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cpuSeconds, parseCpuSeconds } from './usage.ts';

test('user and system time add up, whatever the process is called', () => {
  const stat = '42 (a (strange) name) S 1 42 42 0 -1 4194560 1 0 0 0 250 50 7 7 20 0 11 0 1 1 1';

  expect(parseCpuSeconds(stat)).toBe(3);
});

test.runIf(existsSync('/proc/self/stat'))('work shows up as CPU of this very process', () => {
  const before = cpuSeconds(process.pid) as number;
  // By the time this process was given, however much of the machine others have.
  for (const { user } = process.cpuUsage(); process.cpuUsage().user - user < 60_000; );

  expect((cpuSeconds(process.pid) as number) - before).toBeGreaterThan(0.02);
});

test('a process that does not exist has no figure rather than a wrong one', () => {
  expect(cpuSeconds(2 ** 30)).toBeUndefined();
});
