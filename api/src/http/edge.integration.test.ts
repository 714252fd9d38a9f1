import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi({ ALLOWED_ORIGINS: 'https://intranet.example.com' });
});
afterAll(stopTestApis);

const call = (path: string, init: RequestInit = {}) => fetch(desk.origin + path, init);
const errorOf = async (reply: Response) => ((await reply.json()) as { error: { code: string; fields?: object } }).error;

describe('a body that cannot be accepted is refused with the reason, and the service goes on', () => {
  const json = { 'content-type': 'application/json' };
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  test.each<[string, number, string, RequestInit]>([
    ['no body', 400, 'validation', {}],
    ['an empty body', 400, 'validation', { headers: json, body: '' }],
    ['a list', 400, 'validation', { headers: json, body: '[]' }],
    ['null', 400, 'validation', { headers: json, body: 'null' }],
    ['a number', 400, 'validation', { headers: json, body: '7' }],
    ['broken JSON', 400, 'validation', { headers: json, body: '{"email":' }],
    ['invalid UTF-8', 400, 'validation', { headers: json, body: new Uint8Array([0x22, 0xff, 0x22]) }],
    ['lists in lists', 400, 'validation', { headers: json, body: deep }],
    ['objects in a field', 400, 'validation', { headers: json, body: `{"email":${deep}}` }],
    ['fields of the wrong type', 400, 'validation', { headers: json, body: '{"email":{},"password":[1]}' }],
    ['a prototype', 400, 'validation', { headers: json, body: '{"__proto__":{"email":"a@b.example"}}' }],
    ['a form', 415, 'unsupported_media_type', { body: new URLSearchParams({ email: 'a@b.example' }) }],
    ['text', 415, 'unsupported_media_type', { headers: { 'content-type': 'text/plain' }, body: '{}' }],
    [
      'another charset',
      415,
      'unsupported_media_type',
      { headers: { 'content-type': 'application/json; charset=latin1' }, body: '{}' },
    ],
    [
      'a compressed body',
      415,
      'unsupported_media_type',
      { headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' },
    ],
    ['70 KiB', 413, 'payload_too_large', { headers: json, body: `{"email":"${'x'.repeat(70_000)}"}` }],
    ['3 MiB', 413, 'payload_too_large', { headers: json, body: 'x'.repeat(3 * 1_048_576) }],
  ])('%s', async (_name, status, code, init) => {
    const reply = await call('/api/v1/auth/login', { method: 'POST', ...init });
    expect(reply.status).toBe(status);
    expect(await errorOf(reply)).toMatchObject({ code });
    expect((await call('/healthz')).status).toBe(200);
  });

  test('a body sent piece by piece without a length is bounded just the same', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        `${desk.origin}/api/v1/auth/login`,
        { method: 'POST', headers: { ...json, 'transfer-encoding': 'chunked' } },
        (reply) => resolve(reply.resume().statusCode),
      );
      sent.on('error', reject);
      for (let piece = 0; piece < 20; piece++) sent.write('x'.repeat(8_192));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test('every field that is wrong is named', async () => {
    const reply = await call('/api/v1/auth/signup', {
      method: 'POST',
      headers: json,
      body: '{"name":"","email":"x","x":1}',
    });
    expect((await errorOf(reply)).fields).toEqual({
      name: 'This is required.',
      email: 'This is not an e-mail address.',
      password: 'This is required.',
      x: 'This field is not known.',
    });
  });

  test('a body where none is asked for is ignored', async () => {
    const reply = await call('/api/v1/auth/refresh', { method: 'POST', headers: json, body: '{"broken' });
    expect(reply.status).toBe(401);
    const large = await call('/api/v1/auth/refresh', { method: 'POST', body: 'x'.repeat(200_000) });
    expect(large.status).toBe(401);
    expect(large.headers.get('connection')).toBe('close');
  });
});

describe('an address that is not there', () => {
  test.each([
    ['GET', '/api/v1/nothing', 404, 'not_found'],
    ['GET', '/api/v1/', 404, 'not_found'],
    ['GET', '/api/v1', 404, 'not_found'],
    ['GET', '/api/v1/auth/LOGIN', 404, 'not_found'],
    ['GET', '/api/v1/auth/login', 405, 'method_not_allowed'],
    ['DELETE', '/api/v1/tickets', 405, 'method_not_allowed'],
    ['PROPFIND', '/api/v1/tickets', 405, 'method_not_allowed'],
    ['POST', '/healthz', 405, 'method_not_allowed'],
    ['POST', '/docs', 405, 'method_not_allowed'],
    ['POST', '/somewhere', 404, 'not_found'],
    ['GET', '/favicon.xyz', 404, 'not_found'],
    ['GET', '/%', 404, 'not_found'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404, 'not_found'],
  ])('%s %s', async (method, path, status, code) => {
    const reply = await call(path, { method });
    expect(reply.status).toBe(status);
    expect(await errorOf(reply)).toMatchObject({ code });
    if (status === 405) expect(reply.headers.get('allow')).toMatch(/GET|POST/);
  });

  test('HEAD answers like GET without a body, OPTIONS names the methods', async () => {
    const head = await call('/healthz', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await call('/api/v1/auth/me', { method: 'HEAD' })).status).toBe(401);
    const options = await call('/api/v1/tickets', { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('HEAD, GET, POST, OPTIONS');
  });

  test('bytes that are no request are answered and the connection ends', async () => {
    for (const bytes of [
      'nonsense\r\n\r\n',
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      'GET http://[::1/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'GET http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ]) {
      const answer = await rawAnswer(bytes);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer).toContain('"error"');
    }
    expect((await call('/healthz')).status).toBe(200);
  });
});

/** Everything that comes back until the connection ends. */
function rawAnswer(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(desk.origin).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', () => undefined); // cut off in the middle
  });
}

describe('pages of other origins', () => {
  const post = (origin: string) => call('/api/v1/auth/logout', { method: 'POST', headers: { origin } });

  test('change nothing', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const reply = await post(origin);
      expect(reply.status).toBe(403);
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('read nothing', async () => {
    const reply = await call('/api/v1/categories', { headers: { origin: 'https://evil.example' } });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    expect(reply.headers.get('vary')).toContain('Origin');
  });

  test('may do both when they are listed, and see why something failed', async () => {
    const origin = 'https://intranet.example.com';
    expect((await post(origin)).status).toBe(204);
    const refused = await call('/api/v1/categories', { headers: { origin } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refused.headers.get('access-control-allow-credentials')).toBe('true');
    const preflight = await call('/api/v1/tickets', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('X-Tandem-Client');
  });
});

describe('every answer', () => {
  test('carries the strict headers, whatever it is', async () => {
    for (const path of ['/healthz', '/docs', '/api/v1/nothing', '/']) {
      const { headers } = await call(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('names the request; a proxy’s name for it is kept, an odd one is not', async () => {
    const idOf = async (offered?: string) =>
      (await call('/healthz', offered ? { headers: { 'x-request-id': offered } } : {})).headers.get('x-request-id');
    expect(await idOf()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('from-the-proxy-1')).toBe('from-the-proxy-1');
    expect(await idOf('no spaces"}')).toMatch(/^[0-9a-f-]{36}$/);
    const failed = await call('/api/v1/nothing', { headers: { 'x-request-id': 'from-the-proxy-2' } });
    expect(await errorOf(failed)).toMatchObject({ requestId: 'from-the-proxy-2' });
    expect(desk.logged()).toContain('"requestId":"from-the-proxy-2"');
  });
});

describe('for operators', () => {
  test('readyz says what is missing, healthz does not care', async () => {
    expect((await call('/readyz')).status).toBe(200);
    const broken = await startTestApi();
    await broken.stores.db.destroy();
    const reply = await fetch(`${broken.origin}/readyz`);
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await errorOf(reply)).toMatchObject({ code: 'unavailable', message: 'Not ready: database.' });
    expect((await fetch(`${broken.origin}/healthz`)).status).toBe(200);
  });

  test('a database that is away is 503 with a time to come back, not a failure of ours', async () => {
    const broken = await startTestApi();
    const client = await broken.given.customer();
    await broken.stores.db.destroy();
    const reply = await client.get('/tickets');
    expect(reply.status).toBe(503);
    expect(reply.body.error.code).toBe('unavailable');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('metrics count requests by route template', async () => {
    const client = await desk.given.customer();
    await client.get('/tickets/123456');
    const text = await (await call('/metrics')).text();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/tickets\/:id",status="404"\} 1/,
    );
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toContain('123456');
  });

  test('metrics ask for their token where one is set', async () => {
    const token = 'Zt6yQe1oWm4sLk8fBv2nXc7dRj5hGa0u';
    const guarded = await startTestApi({ METRICS_TOKEN: token });
    expect((await fetch(`${guarded.origin}/metrics`)).status).toBe(401);
    expect((await fetch(`${guarded.origin}/metrics`, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${guarded.origin}/metrics`, { headers })).status).toBe(200);
  });
});

describe('the reference', () => {
  test('is there for tools', async () => {
    const document = (await (await call('/api/v1/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/tickets/{id}');
  });

  test('is there for people, without any script', async () => {
    const page = await call('/docs');
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('/api/v1/tickets/{id}');
    expect(html).not.toContain('<script');
    expect((await call('/docs/docs.css')).headers.get('content-type')).toContain('text/css');
  });
});

test('a web app that has not been built says so instead of failing', async () => {
  const reply = await call('/', { headers: { accept: 'text/html' } });
  expect(reply.status).toBe(503);
  expect(await errorOf(reply)).toMatchObject({ message: 'The portal has not been built. Run: npm run build' });
});

test('a replica that is about to end says so at readyz and serves on, without keeping connections', async () => {
  const ending = await startTestApi();
  const client = await ending.given.customer();
  expect((await fetch(`${ending.origin}/readyz`)).headers.get('connection')).not.toBe('close');

  ending.api.retire();

  const ready = await fetch(`${ending.origin}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toContain('draining');
  const reply = await fetch(`${ending.origin}/healthz`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('connection')).toBe('close');
  expect((await client.get('/auth/me')).status).toBe(200);
});
