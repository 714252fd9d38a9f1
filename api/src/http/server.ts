import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../errors/app-error.ts';
import { errorBody } from './answer-errors.ts';

/** For `http.createServer`: a request line and headers have little reason to be long. */
export const serverOptions = { maxHeaderSize: 16_384, connectionsCheckingInterval: 5_000 } as const;

/** Requests that may wait behind one another on one connection. Browsers and proxies send the next one after the answer. */
const MOST_PIPELINED = 32;

/**
 * Passes requests on, and ends a connection that sends many without waiting for answers: all of them would be begun in
 * one turn, and everybody else would wait until they are through.
 */
export function oneByOne(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
): (request: IncomingMessage, response: ServerResponse) => void {
  const waiting = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    const before = waiting.get(socket) ?? 0;
    if (before >= MOST_PIPELINED) return void socket.destroy();
    waiting.set(socket, before + 1);
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    handle(request, response);
  };
}

/**
 * Bounds what a client can hold: time for headers, time for a request, idle keep-alive. Bytes that are no HTTP request
 * are answered with the error body.
 */
export function hardenServer(server: Server): Server {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than the usual 60 s of a load balancer, which must be the one to close first.
  server.keepAliveTimeout = 65_000;
  // Nothing goes either way: an answer that nobody reads. Live sockets are watched over by the gateway.
  server.timeout = 60_000;
  server.maxHeadersCount = 100;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status = statusLines[error.code ?? ''] ?? '400 Bad Request';
    const body = JSON.stringify(
      errorBody(new AppError('validation', 'This is not a request that can be read.'), 'none'),
    );
    socket.once('finish', () => socket.destroy()); // the other side need not hang up
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
  return server;
}

const statusLines: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
