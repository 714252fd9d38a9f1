import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http as endpoints, type SignedIn } from '@tandem/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import type { Clock } from '../ports/ports.ts';
import { aTicket, kim, sam } from '../testing/samples.ts';
import { AccessTokens } from './access-tokens.ts';
import { HttpClient } from './http-client.ts';

/** A real server on a real port: what it does with each request is the test's. */
let server: Server;
let handle: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      handle(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function clientOf(client: 'portal' | 'console' = 'portal') {
  const tokens: AccessTokens = new AccessTokens({
    refresh: () => http.request(endpoints.session.refresh, {}),
    clock,
    locks: inProcessLocks(),
    lockName: 'session',
  });
  const http: HttpClient = new HttpClient({ baseUrl: baseUrl(), client, tokens, clock, random: () => 0 });
  tokens.begin({ accessToken: 'one', expiresIn: 900, user: sam });
  return { tokens, http };
}
const answer = (response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};
const refuse = (response: ServerResponse, status: number, code: string, more: object = {}, headers = {}) =>
  answer(response, status, { error: { code, message: `Because ${code}.`, requestId: 'r1', ...more } }, headers);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (cause: { code: string }) => cause.code,
  );

/** Answers refreshes with fresh tokens, and everything else only to the newest one. */
function rotating(response: ServerResponse, request: IncomingMessage, newest: () => string, rotate: () => SignedIn) {
  if (request.url?.endsWith('/auth/refresh')) answer(response, 200, rotate());
  else if (request.headers.authorization !== `Bearer ${newest()}`) refuse(response, 401, 'unauthenticated');
  else answer(response, 200, { items: [], nextCursor: null });
}

test('a request is what the contract declares: path, query, headers, body and token', async () => {
  const { http } = clientOf('console');
  handle = (_, response) => answer(response, 200, aTicket());
  await http.request(endpoints.tickets.change, {
    params: { id: 7 },
    headers: { 'if-match': '"3"' },
    body: { status: 'closed' },
  });
  handle = (_, response) => answer(response, 200, { items: [], nextCursor: null });
  await http.request(endpoints.tickets.list, { query: { status: ['open', 'resolved'], q: 'a & b', sort: 'priority' } });
  expect(asked[0]).toMatchObject({
    method: 'PATCH',
    url: '/api/v1/tickets/7',
    headers: { authorization: 'Bearer one', 'if-match': '"3"', 'x-tandem-client': 'console' },
    body: '{"status":"closed"}',
  });
  expect(asked[1]?.url).toBe('/api/v1/tickets?status=open%2Cresolved&q=a%20%26%20b&sort=priority');
});

test('the portal does not pass for the console', async () => {
  const { http } = clientOf('portal');
  handle = (_, response) => answer(response, 200, { items: [], nextCursor: null });
  await http.request(endpoints.categories.list, {});
  expect(asked[0]?.headers).not.toHaveProperty('x-tandem-client');
});

test('twenty requests refused with 401 cause one refresh, and each is answered', async () => {
  const { http } = clientOf();
  let newest = 'two';
  let refreshes = 0;
  handle = (request, response) =>
    rotating(
      response,
      request,
      () => newest,
      () => {
        refreshes += 1;
        newest = 'three';
        return { accessToken: newest, expiresIn: 900, user: sam };
      },
    );
  const all = await Promise.all(Array.from({ length: 20 }, () => http.request(endpoints.categories.list, {})));
  expect(all).toHaveLength(20);
  expect(refreshes).toBe(1);
});

test('a request is repeated once with a new token and then refused', async () => {
  const { http } = clientOf();
  handle = (request, response) =>
    request.url?.endsWith('/auth/refresh')
      ? answer(response, 200, { accessToken: 'two', expiresIn: 900, user: sam })
      : refuse(response, 401, 'unauthenticated');
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('unauthenticated');
  expect(asked.filter(({ url }) => url.endsWith('/categories'))).toHaveLength(2);
});

test('a wrong password is a refusal, not a reason to refresh', async () => {
  const { http } = clientOf();
  handle = (_, response) => refuse(response, 401, 'unauthenticated');
  const body = { email: 'ana@example.com', password: 'wrong' };
  expect(await codeOf(http.request(endpoints.session.logIn, { body }))).toBe('unauthenticated');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers.authorization).toBeUndefined();
});

test('what one account asked for is not repeated with the token of the next', async () => {
  const { http, tokens } = clientOf();
  handle = (_, response) => {
    tokens.begin({ accessToken: 'of kim', expiresIn: 900, user: kim });
    refuse(response, 401, 'unauthenticated');
  };
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('unauthenticated');
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer one']);
});

test('a refusal carries its code, words, fields and wait', async () => {
  const { http } = clientOf();
  handle = (_, response) => refuse(response, 400, 'validation', { fields: { title: 'Use at least 3 characters.' } });
  const body = { title: 'x', description: 'y', categoryId: 1 };
  await expect(http.request(endpoints.tickets.open, { headers: {}, body })).rejects.toMatchObject({
    code: 'validation',
    message: 'Because validation.',
    fields: { title: 'Use at least 3 characters.' },
    status: 400,
  });
  handle = (_, response) => refuse(response, 429, 'too_many_requests', {}, { 'retry-after': '30' });
  await expect(http.request(endpoints.categories.list, {})).rejects.toMatchObject({ retryAfter: 30 });
});

test('a change refused as stale brings the ticket as it is now', async () => {
  const { http } = clientOf();
  handle = (_, response) => refuse(response, 409, 'stale', { ticket: aTicket({ version: 9 }) });
  const input = { params: { id: 7 }, headers: { 'if-match': '"3"' }, body: { status: 'closed' as const } };
  await expect(http.request(endpoints.tickets.change, input)).rejects.toMatchObject({
    code: 'stale',
    ticket: { version: 9 },
  });
});

test('a read that broke on the way is tried once more', async () => {
  const { http } = clientOf();
  handle = (request, response) => {
    if (asked.length === 1) request.socket.destroy();
    else answer(response, 200, { items: [], nextCursor: null });
  };
  await expect(http.request(endpoints.categories.list, {})).resolves.toEqual({ items: [], nextCursor: null });
  expect(asked).toHaveLength(2);
});

test('a write that broke on the way is not repeated, unless repeating is declared safe', async () => {
  const { http } = clientOf();
  handle = (request) => void request.socket.destroy();
  const body = { title: 'The printer', description: 'It is on fire.', categoryId: 1 };
  expect(await codeOf(http.request(endpoints.tickets.open, { headers: {}, body }))).toBe('offline');
  expect(asked).toHaveLength(1);
  const headers = { 'idempotency-key': 'k1' };
  expect(await codeOf(http.request(endpoints.tickets.open, { headers, body }))).toBe('offline');
  expect(asked).toHaveLength(3);
  expect(asked[2]?.headers['idempotency-key']).toBe('k1');
  expect(asked[2]?.body).toBe(JSON.stringify(body));
});

test('a store that is down is asked once more after the wait it asks for, but not after a long one', async () => {
  const { http } = clientOf();
  handle = (_, response) =>
    asked.length === 1
      ? refuse(response, 503, 'unavailable', {}, { 'retry-after': '1' })
      : answer(response, 200, { items: [], nextCursor: null });
  const before = Date.now();
  await http.request(endpoints.categories.list, {});
  expect(Date.now() - before).toBeGreaterThanOrEqual(990);
  asked = [];
  handle = (_, response) => refuse(response, 503, 'unavailable', {}, { 'retry-after': '60' });
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('unavailable');
  expect(asked).toHaveLength(1);
});

test('a page of something in between, such as a hotel’s sign-in page, is not an answer', async () => {
  const { http } = clientOf();
  handle = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>Welcome to the hotel</html>');
  };
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('offline');
});

test('a proxy’s own error page is understood by its status', async () => {
  const { http } = clientOf();
  handle = (_, response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<html>Bad Gateway</html>');
  };
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('unavailable');
});

test('nobody signed in: a request that needs a session is refused without being sent', async () => {
  const { http, tokens } = clientOf();
  tokens.clear();
  expect(await codeOf(http.request(endpoints.categories.list, {}))).toBe('unauthenticated');
  expect(asked).toEqual([]);
});

test('an answer without body is no answer’s worth less', async () => {
  const { http } = clientOf();
  handle = (_, response) => {
    response.writeHead(204);
    response.end();
  };
  await expect(
    http.request(endpoints.timeline.markRead, { params: { id: 7 }, body: { seq: 3 } }),
  ).resolves.toBeUndefined();
});
