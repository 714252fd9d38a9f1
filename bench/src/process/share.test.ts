import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { ownSeconds, parseMachineSeconds, shareOfOthers, usedBy } from './share.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** As /proc writes it: 1 s of user and system time each, and so many of children that have ended. */
const stat = (pid: number, parent: number, ended = 0) =>
  `${pid} (some (odd) name) S ${parent} 1 1 0 -1 4194560 1 0 0 0 60 40 ${ended * 100} 0 20 0 11 0 1 1 1`;

test('a process is counted with all it started, down to the last, and those that have ended', () => {
  const stats = [stat(1, 0), stat(10, 1), stat(11, 10, 3), stat(12, 11), stat(20, 1), stat(21, 20)];

  expect(ownSeconds(10, stats)).toBe(6);
  expect(ownSeconds(20, stats)).toBe(2);
  expect(ownSeconds(99, stats)).toBe(0);
});

test('what the host gave to somebody else is busy time, waiting for a disk is not', () => {
  expect(parseMachineSeconds('cpu  100 200 300 5000 9000 10 20 70 0 0\ncpu0 1 1 1 1\n')).toBe(7);
});

test('the share of others is what is left of all that was worked', () => {
  expect(shareOfOthers({ own: 1, all: 10 }, { own: 4, all: 14 })).toBe(0.25);
  expect(shareOfOthers({ own: 1, all: 10 }, { own: 1, all: 10 })).toBe(0);
  // Counted a moment apart, or the time of what ended went elsewhere.
  expect(shareOfOthers({ own: 1, all: 10 }, { own: 9, all: 14 })).toBe(0);
  expect(shareOfOthers({ own: 5, all: 10 }, { own: 3, all: 14 })).toBe(1);
  // Where nothing can be known, all of it may be others.
  expect(shareOfOthers(undefined, undefined)).toBe(1);
});

test.runIf(existsSync('/proc/self/stat'))(
  'on this machine, work of a child of a child is own work',
  async () => {
    const spin = `for (const end = process.cpuUsage().user + 300_000; process.cpuUsage().user < end; );`;
    const between = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(spin)}]); setInterval(() => {}, 1_000)`;
    const before = usedBy(process.pid);
    const child = spawn(process.execPath, ['-e', between], { stdio: 'ignore' });
    ends.push(() => child.kill('SIGKILL'));

    await vi.waitFor(() => expect(usedBy(child.pid as number)?.own).toBeGreaterThan(0.3), {
      timeout: 60_000,
      interval: 100,
    });
    const after = usedBy(process.pid);
    expect((after?.own ?? 0) - (before?.own ?? 0)).toBeGreaterThan(0.3);
    expect((after?.all ?? 0) - (before?.all ?? 0)).toBeGreaterThan(0.3);
  },
  70_000,
);
