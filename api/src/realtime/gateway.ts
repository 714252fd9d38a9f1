import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeCodes, helloWithin, maxFrameBytes, socketPath, socketProtocol } from '@tandem/contract';
import type Koa from 'koa';
import websockify from 'koa-websocket';
import type { WebSocket, WebSocketServer } from 'ws';
import { namesOneHost } from '../http/one-host.ts';
import { Connection } from './connection.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Rooms } from './rooms.ts';

interface Dependencies {
  readonly app: Koa;
  readonly rooms: Rooms;
  readonly dispatcher: (connection: Connection) => Dispatcher;
  readonly originAllowed: (origin: string | undefined, host: string | undefined) => boolean;
  /** A connection left a ticket by going away. */
  readonly left: (ticketId: number) => void;
  /** How often a client should be heard of, in milliseconds. */
  readonly heartbeat: number;
  readonly mostSockets: number;
}

const SWEEP_MS = 1_000;
const DRAIN_MS = 2_000;

/**
 * The live edge: turns upgrades into connections, hands their frames to a dispatcher, and ends those that are silent,
 * expired or late. koa-websocket keeps the middleware chain; the upgrade itself is decided here, because by itself it
 * takes any path and any origin and keeps a socket open when a handler throws.
 */
export class Gateway {
  private readonly server: WebSocketServer;
  private readonly timer: NodeJS.Timeout;
  private draining = false;

  constructor(private readonly deps: Dependencies) {
    const app = websockify(deps.app as never);
    app.ws.listen({
      noServer: true,
      maxPayload: maxFrameBytes,
      perMessageDeflate: false,
      clientTracking: false,
      handleProtocols: (offered) => (offered.has(socketProtocol) ? socketProtocol : false),
    });
    // The one socket middleware. It runs synchronously with the handshake, so no early frame can be lost.
    app.ws.use((ctx) => this.accept(ctx.websocket, ctx.req));
    this.server = app.ws.server as WebSocketServer;
    this.timer = setInterval(() => this.sweep(), SWEEP_MS);
    this.timer.unref();
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      try {
        this.upgrade(request, socket, head);
      } catch {
        socket.destroy(); // no handshake may end the process, whatever it says
      }
    });
  }

  /** Closes every socket with 1012 and resolves when all are gone, after two seconds at the latest. */
  async close(): Promise<void> {
    this.draining = true;
    clearInterval(this.timer);
    for (const connection of this.deps.rooms.everyone) connection.close(closeCodes.restarting, 'restarting');
    const until = Date.now() + DRAIN_MS;
    while (this.deps.rooms.everyone.size > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const connection of this.deps.rooms.everyone) connection.terminate();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const refusal = this.refusalOf(request);
    if (refusal) {
      // Whoever is refused need not hang up: what is half closed would stay.
      socket.once('finish', () => socket.destroy());
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.server.handleUpgrade(request, socket, head, (webSocket) => this.server.emit('connection', webSocket, request));
  }

  private refusalOf(request: IncomingMessage): string | undefined {
    const { url = '', headers } = request;
    if (url.split('?', 1)[0] !== socketPath) return '404 Not Found';
    if (!this.deps.originAllowed(headers.origin, headers.host)) return '403 Forbidden';
    if (!namesOneHost(request)) return '400 Bad Request';
    const offered = headers['sec-websocket-protocol'];
    if (offered !== undefined && !offered.split(',').some((name) => name.trim() === socketProtocol))
      return '400 Bad Request';
    if (this.draining || this.deps.rooms.everyone.size >= this.deps.mostSockets) {
      return '503 Service Unavailable\r\nRetry-After: 2';
    }
    return undefined;
  }

  private accept(webSocket: WebSocket, request: IncomingMessage): void {
    const { rooms } = this.deps;
    const connection = new Connection(webSocket, {
      cookie: request.headers.cookie,
      userAgent: request.headers['user-agent'],
      transport: request.socket as Socket,
    });
    const dispatcher = this.deps.dispatcher(connection);
    rooms.add(connection);
    webSocket.on('message', (data, isBinary) => dispatcher.receive(data as Buffer, isBinary));
    for (const kind of ['ping', 'pong'] as const) webSocket.on(kind, () => connection.heardControlFrame(Date.now()));
    webSocket.on('error', () => connection.terminate()); // too large, not masked, not UTF-8: ws has sent its close code
    webSocket.on('close', () => {
      const ticketId = rooms.remove(connection);
      if (ticketId !== undefined) this.deps.left(ticketId);
    });
  }

  private sweep(): void {
    const now = Date.now();
    const silent = now - this.deps.heartbeat * 2 - SWEEP_MS;
    for (const connection of this.deps.rooms.everyone) {
      if (!connection.session) {
        if (now - connection.openedAt > helloWithin) connection.close(closeCodes.noHello, 'no hello');
      } else if (connection.expiresAt <= now) connection.close(closeCodes.notAuthenticated, 'access token expired');
      else if (connection.heardAt < silent) connection.terminate();
      else if (connection.isBehind(now)) connection.close(closeCodes.tooFast, 'reading too slowly');
    }
  }
}
