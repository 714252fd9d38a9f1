import type { Socket } from 'node:net';
import { closeCodes, type EventName, type EventPayload, type Failure } from '@tandem/contract';
import type { WebSocket } from 'ws';
import type { VerifiedSession } from '../http/call.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import { frameOf } from './frames.ts';

/** A reader who stays more than this far behind, or falls this far behind at once, is dropped: it resumes by its cursor. */
const BEHIND_BYTES = 1_048_576;
const BEHIND_MS = 10_000;
const MOST_BYTES = 16_777_216;
const AS_TEXT = { binary: false };
const CLOSE_WITHIN_MS = 2_000;
/** In a second: more than anything sends to see whether a line is alive. */
const MOST_CONTROL_FRAMES = 20;

/** What the upgrade request brought. */
export interface Upgrade {
  readonly cookie: string | undefined;
  readonly userAgent?: string | undefined;
  readonly transport: Socket;
}

/** One live socket and what is known of it. Sending never throws and never waits. */
export class Connection {
  /** Set once `hello` was answered. */
  session: VerifiedSession | undefined;
  /** When the access token stops counting, in milliseconds since 1970. */
  expiresAt = Number.POSITIVE_INFINITY;
  openTicketId: number | undefined;
  readonly openedAt = Date.now();
  /** When the last frame came in. */
  heardAt = this.openedAt;
  private behindSince: number | undefined;
  private controlFrames = 0;
  private controlSecond = 0;
  /** What this turn of the event loop has said so far. */
  private frames: (string | Buffer)[] = [];
  private framesBytes = 0;
  private closing = false;

  constructor(
    private readonly socket: WebSocket,
    readonly upgrade: Upgrade,
  ) {}

  /** Sends a frame. One that was made for many comes as bytes, so that it is not encoded for each. */
  send(frame: string | Buffer): void {
    if (this.closing || this.socket.readyState !== this.socket.OPEN) return;
    this.behindSince = this.isFull ? (this.behindSince ?? Date.now()) : undefined;
    if (this.unread > MOST_BYTES) {
      this.close(closeCodes.tooFast, 'reading too slowly');
      return;
    }
    if (this.frames.push(frame) === 1) atEndOfTurn(this);
    this.framesBytes += frame.length;
  }

  emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
    this.send(frameOf(name, payload));
  }

  reply(re: number, payload: unknown): void {
    this.send(JSON.stringify({ re, ok: true, payload }));
  }

  refuse(re: number, error: Failure): void {
    this.send(JSON.stringify({ re, ok: false, error }));
  }

  /** Says why and ends; a peer that does not take its leave is cut off after two seconds. */
  close(code: number, reason: string): void {
    if (this.closing) return;
    this.closing = true;
    // In one write with what was said before: who is told why must not be able to speak in between.
    this.upgrade.transport.cork();
    this.write();
    this.socket.close(code, reason);
    this.upgrade.transport.uncork();
    setTimeout(() => this.socket.terminate(), CLOSE_WITHIN_MS).unref();
  }

  /** Cuts the line of a peer that is gone. */
  terminate(): void {
    this.closing = true;
    this.socket.terminate();
  }

  /** A ping or pong of WebSocket itself came in, which the library answers. No command is behind it, so they count apart. */
  heardControlFrame(now: number): void {
    const second = Math.floor(now / 1_000);
    this.controlFrames = second === this.controlSecond ? this.controlFrames + 1 : 1;
    this.controlSecond = second;
    if (this.controlFrames <= MOST_CONTROL_FRAMES || this.closing) return;
    this.close(closeCodes.tooFast, 'too many pings');
    this.socket.pause(); // or all that is on its way would still be answered
  }

  /** Whether the peer has been far behind in reading for too long. Ask now and then: time runs while nothing is sent. */
  isBehind(now: number): boolean {
    this.behindSince = this.isFull ? (this.behindSince ?? now) : undefined;
    return this.behindSince !== undefined && now - this.behindSince > BEHIND_MS;
  }

  /** The peer has so much left to read that nothing should be done that tells it more. */
  get isFull(): boolean {
    return this.unread > BEHIND_BYTES;
  }

  /** Resolves once the peer has read on, or is gone; {@link isBehind} ends who never does. */
  async room(): Promise<void> {
    const { transport } = this.upgrade;
    while (this.isFull && !this.closed) {
      await new Promise<void>((resolve) => {
        const done = () => {
          transport.off('drain', done).off('close', done);
          resolve();
        };
        transport.on('drain', done).on('close', done);
      });
    }
  }

  get closed(): boolean {
    return this.closing || this.socket.readyState > this.socket.OPEN;
  }

  /** All frames of one turn leave in one write: system calls are what a busy socket costs. */
  write(): void {
    const { frames, socket } = this;
    if (frames.length === 0) return;
    this.frames = [];
    this.framesBytes = 0;
    if (socket.readyState !== socket.OPEN) return;
    const { transport } = this.upgrade;
    transport.cork();
    for (const frame of frames) socket.send(frame, AS_TEXT);
    transport.uncork();
  }

  private get unread(): number {
    return this.socket.bufferedAmount + this.framesBytes;
  }
}
