import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { refusals, updateProblems } from '../../../ipc/update.schema.ts';
import { unmanaged } from '../../testing/unmanaged.ts';
import type { AppPorts } from '../app/ports.ts';
import { examine } from './report.ts';

const none = { phase: 'waiting', version: null, refusal: null, problem: null, lookedAt: null } as const;
const notices = { isSupported: true } as AppPorts['notices'];

async function detailOf(update: Parameters<typeof examine>[2]['update']): Promise<string | undefined> {
  const { policy } = await unmanaged();
  const ports = { version: '1.0.0', clock: new FakeClock(), notices, examine: async () => [], allowsLoopback: true };
  const { findings } = await examine(ports, 'https://desk.example', { policy, update });
  return findings.find(({ check }) => check === 'updates')?.detail;
}

test.each(refusals)('why no newer version ever comes is said in words: %s', async (refusal) => {
  expect(await detailOf({ ...none, phase: 'off', refusal })).toMatch(/^never[^_]+$/);
});

test.each(updateProblems)('what went wrong with the last one is, too: %s', async (problem) => {
  expect(await detailOf({ ...none, problem })).toBe(`not asked yet, ${problem.split('_').join(' ')}`);
});
