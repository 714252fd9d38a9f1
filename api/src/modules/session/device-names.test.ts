import { expect, test } from 'vitest';
import { deviceNamesOf } from './device-names.ts';

const mozilla = 'Mozilla/5.0';
const safari = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${mozilla} (Windows NT 10.0; Win64; x64) ${safari} Chrome/141.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${safari} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
    'Edge',
    'Windows',
  ],
  [`${mozilla} (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0`, 'Firefox', 'Linux'],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15`,
    'Safari',
    'macOS',
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1`,
    'Safari',
    'iPhone',
  ],
  [
    `${mozilla} (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1`,
    'Chrome',
    'iPad',
  ],
  [
    `${mozilla} (Linux; Android 15; SM-S921B) ${safari} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet',
    'Android',
  ],
  [`${mozilla} (X11; CrOS x86_64 14541.0.0) ${safari} Chrome/141.0.0.0 Safari/537.36`, 'Chrome', 'ChromeOS'],
  [`${mozilla} (Windows NT 10.0; Win64; x64) ${safari} Chrome/141.0.0.0 Safari/537.36 OPR/125.0`, 'Opera', 'Windows'],
  [
    `${mozilla} (X11; Linux x86_64) ${safari} Tandem/0.1.0 Chrome/150.0.0.0 Electron/45.0.0 Safari/537.36`,
    'Tandem',
    'Linux',
  ],
  ['curl/8.9.1', null, null],
  ['', null, null],
])('%s is called %s on %s', (userAgent, browser, system) => {
  expect(deviceNamesOf(userAgent)).toEqual({ browser, system });
});

test('a header made to be long takes no time to speak of', () => {
  const started = performance.now();
  deviceNamesOf(`Version/${'1'.repeat(100_000)}${' Safari'.repeat(10_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
