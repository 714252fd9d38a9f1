import { expect, test } from 'vitest';
import { isOutdated } from './client-version.ts';

test.each([
  ['Tandem/1.1.9 (X11; Linux) Electron/45.4.1', true],
  ['Tandem/1.2.0-beta.3 (Windows NT)', true],
  ['Tandem/1.2.0 (Macintosh)', false],
  ['Tandem/2.0.0-beta.1', false],
  ['Tandem/not-a-version', false],
  [`Tandem/${'1'.repeat(5_000)}`, false],
  ['Mozilla/5.0 (X11; Linux x86_64) Tandem/0.1.0', false],
  ['', false],
  [undefined, false],
])('where 1.2.0 is the oldest that is served, %s is too old: %s', (userAgent, outdated) => {
  expect(isOutdated(userAgent, '1.2.0')).toBe(outdated);
  expect(isOutdated(userAgent, undefined)).toBe(false);
});
