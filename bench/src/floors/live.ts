import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { socketPath, socketProtocol } from '@tandem/contract';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Tokens } from './tokens.ts';

export interface FloorConnection {
  readonly socket: WebSocket;
  readonly accountId: number;
  readonly role: string;
}

interface Frame {
  readonly id: number;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

type OnFrame = (connection: FloorConnection, frame: Frame) => void;

/** Bare ws beside HTTP on one port: `hello` with two verified tokens, then whatever `onFrame` does. No checks beyond. */
export function liveFloor(tokens: Tokens, onRequest: RequestListener, onFrame: OnFrame) {
  const connections = new Set<FloorConnection>();
  const server: Server = createServer(onRequest);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: 65_536,
    handleProtocols: () => socketProtocol,
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== socketPath) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (ws) => greet(ws, request));
  });

  function greet(socket: WebSocket, { headers }: IncomingMessage) {
    let connection: FloorConnection | undefined;
    const cookie = headers.cookie ?? '';
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      if (connection) return frame.type === 'ping' ? answer(socket, frame.id, {}) : onFrame(connection, frame);
      try {
        const { sub, role } = tokens.check(String(frame.payload['accessToken']), cookie);
        connection = { socket, accountId: Number(sub), role };
      } catch {
        return socket.close(4401);
      }
      connections.add(connection);
      const user = {
        id: connection.accountId,
        name: 'Somebody',
        email: 'somebody@example.test',
        role: connection.role,
      };
      answer(socket, frame.id, { user, cursor: '0', unread: 0, heartbeat: 30_000 });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => connection && connections.delete(connection));
  }

  /** Serialised once, sent as the same bytes to every member of staff. */
  const tellStaff = (event: object) => {
    const bytes = Buffer.from(JSON.stringify(event));
    for (const { socket, role } of connections) if (role !== 'customer') socket.send(bytes, { binary: false });
  };
  const listen = (port: number) => server.listen({ port, host: '127.0.0.1', backlog: 4_096 });
  return { listen, tellStaff };
}

export const answer = (socket: WebSocket, id: number, payload: object) =>
  socket.send(JSON.stringify({ re: id, ok: true, payload }));
