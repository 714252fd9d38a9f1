import { randomBytes } from 'node:crypto';

/** Bytes for the HTTP parser. */
export interface HttpAttack {
  readonly how: string;
  readonly bytes: string;
  /**
   * `refused`: one answer, a 4xx or 501 or 505, and the connection ends. `once`: at most one answer, none of our fault.
   * `any`: changed at random, it may have become two requests; none of the answers is our fault.
   */
  readonly expected: 'refused' | 'once' | 'any';
}

/** A request that would be answered 200 if it were taken for one: it hides in the body of another. */
const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: hidden\r\n\r\n';
const request = (line: string, ...headers: string[]) => `${[line, ...headers].join('\r\n')}\r\n\r\n`;
const post = (...headers: string[]) =>
  request('POST /api/v1/auth/login HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', ...headers);
const get = (...headers: string[]) => request('GET /api/v1/auth/me HTTP/1.1', 'Host: localhost', ...headers);

const refused = (how: string, bytes: string): HttpAttack => ({ how, bytes, expected: 'refused' });
const once = (how: string, bytes: string): HttpAttack => ({ how, bytes, expected: 'once' });

/** Where does a body end? Two opinions about it let one request hide in another. */
const smuggling: readonly HttpAttack[] = [
  refused('a length and chunks', `${post('Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${HIDDEN}`),
  refused('chunks and a length', `${post('Transfer-Encoding: chunked', 'Content-Length: 6')}0\r\n\r\n${HIDDEN}`),
  refused('two lengths', `${post('Content-Length: 5', 'Content-Length: 50')}hello${HIDDEN}`),
  refused('two lengths in one', `${post('Content-Length: 5, 50')}hello${HIDDEN}`),
  refused('the same length twice', `${post('Content-Length: 2', 'Content-Length: 2')}{}${HIDDEN}`),
  ...['+5', '-5', '0x5', '5 5', '5a', '1e1', '99999999999999999999999', '', '٥'].map((length) =>
    refused(`a length of ${JSON.stringify(length)}`, `${post(`Content-Length: ${length}`)}hello${HIDDEN}`),
  ),
  ...['xchunked', 'chunked, identity', 'chunked, chunked', 'identity', 'gzip, chunkedx', '"chunked"', 'cow'].map(
    (coding) => refused(`transfer coding ${coding}`, `${post(`Transfer-Encoding: ${coding}`)}0\r\n\r\n${HIDDEN}`),
  ),
  refused('a blank before the colon', `${post('Transfer-Encoding : chunked')}0\r\n\r\n${HIDDEN}`),
  refused('a folded header', `${post('X-Folded: a\r\n Transfer-Encoding: chunked')}0\r\n\r\n${HIDDEN}`),
  refused('a folded coding', `${post('Transfer-Encoding:\r\n chunked')}0\r\n\r\n${HIDDEN}`),
  refused('bare line feeds', `POST /api/v1/auth/login HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n{}${HIDDEN}`),
  refused('a bare carriage return', `${post('X-A: a\rContent-Length: 2')}{}${HIDDEN}`),
  refused('a NUL in a header', post('X-A: a\0b')),
  refused('a header without a name', post(': nothing')),
  refused('a header without a colon', post('nothing')),
  refused('a blank in a name', post('X A: b')),
  ...['zz', '-1', '0x5', 'fffffffffffffffff', ' 5', '5 5', ''].map((size) =>
    refused(
      `a chunk of size ${JSON.stringify(size)}`,
      `${post('Transfer-Encoding: chunked')}${size}\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
    ),
  ),
  refused('a chunk longer than it says', `${post('Transfer-Encoding: chunked')}2\r\n{}{}\r\n0\r\n\r\n${HIDDEN}`),
  refused('a chunk that ends in a bare line feed', `${post('Transfer-Encoding: chunked')}2\n{}\n0\n\n${HIDDEN}`),
  refused('a chunk with an endless extension', `${post('Transfer-Encoding: chunked')}2;${'a'.repeat(40_000)}`),
  refused('trailers without end', `${post('Transfer-Encoding: chunked')}0\r\n${'X-A: b\r\n'.repeat(5_000)}`),
];

const lines: readonly HttpAttack[] = [
  refused('no method', request(' /healthz HTTP/1.1', 'Host: x')),
  refused('a method nobody knows', request('BREW /healthz HTTP/1.1', 'Host: x')),
  refused('a method in small letters', request('get /healthz HTTP/1.1', 'Host: x')),
  once('HTTP 0.9', 'GET /api/v1/auth/me\r\n\r\n'),
  refused('HTTP 1.2', request('GET /healthz HTTP/1.2', 'Host: x')),
  refused('HTTP 2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  refused('no HTTP at all', 'EHLO mail.example.test\r\n'),
  refused('a TLS greeting', `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${randomBytes(200).toString('latin1')}`),
  refused('no host', 'GET /healthz HTTP/1.1\r\n\r\n'),
  refused('two hosts', request('GET /api/v1/auth/me HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close')),
  refused('an address of 20,000 letters', request(`GET /${'a'.repeat(20_000)} HTTP/1.1`, 'Host: x')),
  refused('a header of 20,000 letters', get(`X-Long: ${'a'.repeat(20_000)}`)),
  refused('ten thousand headers', get(...Array.from({ length: 10_000 }, (_, index) => `X-${index}: a`))),
  once('two thousand short headers', get(...Array.from({ length: 2_000 }, () => 'a:b'), 'Connection: close')),
  refused('a tunnel', request('CONNECT localhost:443 HTTP/1.1', 'Host: localhost:443')),
  refused('an expectation nobody knows', post('Expect: miracles', 'Content-Length: 2', 'Connection: close')),
  refused('a body of 900 MB', post('Content-Length: 900000000')),
  once(
    'an address of another host',
    request('GET http://other.example/api/v1/auth/me HTTP/1.1', 'Host: x', 'Connection: close'),
  ),
  once('an address without a path', request('GET http:// HTTP/1.1', 'Host: x', 'Connection: close')),
  once('an asterisk', request('OPTIONS * HTTP/1.1', 'Host: x', 'Connection: close')),
  once('TRACE', request('TRACE / HTTP/1.1', 'Host: x', 'Connection: close')),
  once('raw UTF-8 in the address', request('GET /api/v1/\xff\xfe HTTP/1.1', 'Host: x', 'Connection: close')),
  once('broken escapes in the address', request('GET /api/v1/%zz%c0%af%00 HTTP/1.1', 'Host: x', 'Connection: close')),
  once('ways up', request('GET /console/../../../../../../etc/passwd HTTP/1.1', 'Host: x', 'Connection: close')),
  once(
    'ways up, escaped',
    request('GET /console/%2e%2e%2f%2e%2e%2fapi/package.json HTTP/1.1', 'Host: x', 'Connection: close'),
  ),
];

const upgrade = (path: string, ...headers: string[]) =>
  request(`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', ...headers);
const socketHeaders = [
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

const upgrades: readonly HttpAttack[] = [
  refused('an upgrade elsewhere', upgrade('/api/v1/elsewhere', ...socketHeaders)),
  refused('an upgrade to h2c', upgrade('/api/v1/socket', 'Upgrade: h2c')),
  refused('an upgrade from elsewhere', upgrade('/api/v1/socket', ...socketHeaders, 'Origin: https://evil.example')),
  refused('an upgrade without a key', upgrade('/api/v1/socket', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13')),
  refused(
    'an upgrade with a bad key',
    upgrade('/api/v1/socket', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: short'),
  ),
  refused(
    'an upgrade of version 99',
    upgrade(
      '/api/v1/socket',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 99',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ),
  ),
  refused(
    'an upgrade to another protocol',
    upgrade('/api/v1/socket', ...socketHeaders, 'Sec-WebSocket-Protocol: chat'),
  ),
  refused(
    'an upgrade to a broken list of protocols',
    upgrade('/api/v1/socket', ...socketHeaders, 'Sec-WebSocket-Protocol: tandem.v1,,'),
  ),
  refused(
    'an upgrade by POST',
    `${request('POST /api/v1/socket HTTP/1.1', 'Host: localhost', 'Connection: Upgrade', ...socketHeaders, 'Content-Length: 2')}{}`,
  ),
];

export const httpAttacks: readonly HttpAttack[] = [...smuggling, ...lines, ...upgrades];

/** A request that is fine, to be cut short and garbled. */
export const plainRequest = `${post('Content-Length: 51', 'Connection: close', 'Cookie: tandem_refresh=a.b.c')}{"email":"nobody@example.test","password":"x y z"}  `;
