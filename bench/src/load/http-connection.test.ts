import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { requestText } from './credentials.ts';
import { HttpConnection, parseReply } from './http-connection.ts';

test('a reply that comes in pieces is whole only with its last byte', () => {
  const bytes = Buffer.from('HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200');
  const whole = bytes.indexOf('hello') + 5;

  for (let length = 0; length < whole; length++) expect(parseReply(bytes.subarray(0, length))).toBeUndefined();
  const parsed = parseReply(bytes);

  expect(parsed?.reply.status).toBe(201);
  expect(parsed?.reply.body.toString()).toBe('hello');
  expect(parsed?.length).toBe(whole);
});

test('chunks are put together and an empty answer is empty', () => {
  const chunked = Buffer.from(
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n',
  );

  expect(parseReply(chunked)?.reply.body.toString()).toBe('hello world');
  expect(parseReply(chunked.subarray(0, chunked.length - 3))).toBeUndefined();
  expect(parseReply(Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'))?.reply).toMatchObject({ status: 204 });
});

test('authorised requests follow each other on one connection to a real server', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      seen.push(`${request.method} ${request.headers.authorization} ${request.headers.cookie} ${body}`);
      response.end(`answer ${seen.length}`);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const connection = await HttpConnection.open((server.address() as AddressInfo).port);
  const who = { id: 1, accessToken: 'abc', cookie: 'tandem_refresh=def' };

  const first = await connection.request(requestText(who, { method: 'GET', path: '/' }));
  const second = await connection.request(requestText(who, { method: 'POST', path: '/', body: { a: 'ü' } }));
  connection.close();
  server.close();

  expect([first.body.toString(), second.body.toString()]).toEqual(['answer 1', 'answer 2']);
  expect(seen).toEqual(['GET Bearer abc tandem_refresh=def ', 'POST Bearer abc tandem_refresh=def {"a":"ü"}']);
});

test('a server that goes away fails the request in flight instead of leaving it waiting', async () => {
  const server = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const connection = await HttpConnection.open((server.address() as AddressInfo).port);

  await expect(connection.request('GET / HTTP/1.1\r\nHost: x\r\n\r\n')).rejects.toThrow();
  await expect(connection.request('GET / HTTP/1.1\r\nHost: x\r\n\r\n')).rejects.toThrow('closed');
  server.close();
});
