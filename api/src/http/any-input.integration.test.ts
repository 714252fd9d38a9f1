import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';

let desk: TestApi;
let client: TestClient;
beforeAll(async () => {
  desk = await startTestApi();
  client = await desk.given.customer();
});
afterAll(stopTestApis);

const RUNS = { numRuns: 150 };
const endpoints = ['/auth/signup', '/auth/login', '/tickets', '/tickets/1/messages', '/tickets/1'] as const;
const names = [
  'name',
  'email',
  'password',
  'title',
  'description',
  'categoryId',
  'priority',
  'clientId',
  'body',
  'status',
];

/** Values of every kind under the names that endpoints know, and under any other. */
const bodies = fc.oneof(
  fc.json(),
  fc
    .dictionary(fc.oneof(fc.constantFrom(...names), fc.string(), fc.constant('__proto__')), fc.jsonValue())
    .map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
);

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

test('no body makes the api fail: it is accepted or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...endpoints), bodies, async (path, body) => {
      const method = path === '/tickets/1' ? 'PATCH' : 'POST';
      const { status, body: answer } = await client.request(method, path, { body });
      if (status < 300) return;
      expect(isRefusal(status)).toBe(true);
      expect(answer.error.requestId).toEqual(expect.any(String));
    }),
    RUNS,
  );
});

test('no path and no query makes the api fail', async () => {
  const part = fc.string({ unit: 'binary', maxLength: 30 }).map(encodeURIComponent);
  await fc.assert(
    fc.asyncProperty(
      part,
      fc.constantFrom('status', 'cursor', 'limit', 'q', 'after', 'x'),
      part,
      async (id, name, value) => {
        for (const path of [
          `/tickets/${id}`,
          `/tickets/${id}/timeline`,
          `/tickets?${name}=${value}`,
          `/activity?${name}=${value}`,
        ]) {
          const { status } = await client.get(path);
          expect(status === 200 || isRefusal(status)).toBe(true);
        }
      },
    ),
    RUNS,
  );
});

test('no header makes the api fail', async () => {
  const value = fc.string({ unit: fc.constantFrom(...'abc019;=,"%\\ \t~'), maxLength: 60 });
  const name = fc.constantFrom(
    'authorization',
    'cookie',
    'x-tandem-client',
    'x-request-id',
    'if-match',
    'accept',
    'accept-encoding',
    'if-none-match',
    'x-forwarded-for',
    'user-agent',
  );
  await fc.assert(
    fc.asyncProperty(name, value, async (header, text) => {
      for (const path of ['/auth/me', '/api/v1/openapi.json']) {
        const { status } = await client.get(path, { headers: { [header]: text.trim() } });
        expect(status === 200 || isRefusal(status)).toBe(true);
      }
    }),
    RUNS,
  );
});
