import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run, tool } from './run.mjs';

test('a program’s code and words come back, and never as a rejection', async () => {
  const outcome = await run(['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
  expect(outcome).toMatchObject({ code: 3, output: expect.stringMatching(/out/) });
  expect(outcome.output).toMatch(/err/);
});

test('a program that was killed has failed', async () => {
  expect((await run(['-e', 'process.kill(process.pid, "SIGKILL")'])).code).not.toBe(0);
});

test('a program that hangs is stopped, and the report says so', async () => {
  const outcome = await run(['-e', 'setInterval(() => {}, 1000)'], { minutes: 0.01 });
  expect(outcome.code).not.toBe(0);
  expect(outcome.output).toContain('longer than 0.01 minutes');
});

test('the programs of the gate are found in their packages', () => {
  const found = [
    tool('vitest'),
    tool('typescript', 'tsc'),
    tool('@biomejs/biome', 'biome'),
    tool('knip'),
    tool('vite'),
  ];
  for (const path of found) expect(existsSync(path), path).toBe(true);
});
