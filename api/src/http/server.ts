import type { Server } from 'node:http';
import { AppError } from '../errors/app-error.ts';
import { errorBody } from './answer-errors.ts';

/** For `http.createServer`: a request line and headers have little reason to be long. */
export const serverOptions = { maxHeaderSize: 16_384, connectionsCheckingInterval: 5_000 } as const;

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
