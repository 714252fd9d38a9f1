import {
  because,
  type CommandName,
  closeCodes,
  commands,
  type ErrorCode,
  type Failure,
  parse,
  wording,
} from '@tandem/contract';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging.ts';
import type { CommandHandlers } from './commands.ts';
import type { Connection } from './connection.ts';
import { type ReadFrame, readFrame, verification } from './frames.ts';
import type { Greeting } from './greeting.ts';

const MOST_WAITING = 64;

/** How many frames a socket may send: `points` in any `seconds`; null is no limit. */
export type FrameLimit = { readonly points: number; readonly seconds: number } | null;

interface Dependencies {
  readonly handlers: CommandHandlers;
  readonly greeting: Greeting;
  readonly frameLimit: FrameLimit;
  readonly log: Logger;
}

/** Makes the reader of one socket's frames. */
export const createDispatcher = (deps: Dependencies) => (connection: Connection) => new Dispatcher(deps, connection);

/**
 * Answers the frames of one connection in the order they came, one after the other. What breaks the protocol closes
 * the socket with its code; whatever else goes wrong is a refusal. Nothing thrown here leaves it.
 */
export class Dispatcher {
  private readonly waiting: ReadFrame[] = [];
  private running = false;
  private greeted = false;
  private windowEnds = 0;
  private used = 0;

  constructor(
    private readonly deps: Dependencies,
    private readonly connection: Connection,
  ) {}

  receive(data: Buffer, isBinary: boolean): void {
    const now = Date.now();
    this.connection.heardAt = now;
    if (this.connection.closed) return;
    const frame = isBinary ? undefined : readFrame(data.toString());
    const breach = this.breachOf(frame, now);
    if (breach) this.connection.close(...breach);
    else if (frame) this.accept(frame);
  }

  private accept(frame: ReadFrame): void {
    this.greeted = true;
    this.waiting.push(frame);
    if (!this.running) void this.run();
  }

  /** How a frame breaks the protocol, as the code and reason to close with. */
  private breachOf(frame: ReadFrame | undefined, now: number): [code: number, reason: string] | undefined {
    if (this.tooFast(now)) return [closeCodes.tooFast, 'too many frames'];
    if (!frame) return [closeCodes.badFrame, 'not a frame of tandem.v1'];
    if (!this.greeted && frame.type !== 'hello') return [closeCodes.noHello, 'hello comes first'];
    if (this.waiting.length >= MOST_WAITING) return [closeCodes.tooFast, 'too many unanswered commands'];
    return undefined;
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let frame = this.waiting.shift(); frame && !this.connection.closed; frame = this.waiting.shift()) {
      try {
        // A small command can have a large reply: who does not read their replies gets no further ones made.
        if (this.connection.isFull) await this.connection.room();
        await this.answer(frame);
      } catch (cause) {
        this.refuse(frame, cause);
      }
    }
    this.running = false;
  }

  private async answer({ id, type, payload }: ReadFrame): Promise<void> {
    const { connection } = this;
    if (!isCommand(type))
      throw new AppError(
        'validation',
        'This is not a command.',
        wording({ type: because('malformed', { expected: 'a command' }) }),
      );
    if (type === 'hello') {
      const hello = parse(commands.hello.payload, payload);
      return this.deps.greeting.greet(connection, hello, (reply) => this.reply(id, type, reply));
    }
    const { session } = connection;
    if (!session || connection.expiresAt <= Date.now()) throw new AppError('unauthenticated');
    const handle = this.deps.handlers[type] as (speaker: object, payload: unknown) => unknown;
    this.reply(id, type, await handle({ connection, session }, parse(commands[type].payload, payload)));
  }

  private reply(id: number, type: CommandName, payload: unknown): void {
    if (verification.on) parse(commands[type].reply, JSON.parse(JSON.stringify(payload)));
    this.connection.reply(id, payload);
  }

  private refuse({ id, type }: ReadFrame, cause: unknown): void {
    const error = AppError.from(cause);
    const command = isCommand(type) ? type : 'unknown';
    if (error.code === 'internal') this.deps.log.error({ cause, command }, 'command failed');
    else if (error.code === 'unavailable') this.deps.log.warn({ cause, command }, 'a store is away');
    this.connection.refuse(id, toFailure(error));
    const code = closeCodeAfter(type, error.code);
    if (code !== undefined) this.connection.close(code, error.code);
  }

  private tooFast(now: number): boolean {
    const { frameLimit } = this.deps;
    if (frameLimit === null) return false;
    if (now >= this.windowEnds) {
      this.windowEnds = now + frameLimit.seconds * 1_000;
      this.used = 0;
    }
    this.used += 1;
    return this.used > frameLimit.points;
  }
}

const isCommand = (type: string): type is CommandName => Object.hasOwn(commands, type);

/** A refused hello ends the connection: the client is to come back, with what it lacked. Other refusals do not. */
function closeCodeAfter(type: string, error: ErrorCode): number | undefined {
  if (error === 'unauthenticated') return closeCodes.notAuthenticated;
  if (type !== 'hello' || error === 'conflict') return undefined;
  if (error === 'too_many_requests') return closeCodes.tooFast;
  return error === 'validation' ? closeCodes.badFrame : closeCodes.restarting;
}

const toFailure = ({ code, message, detail: { fields, fieldCodes, entries, ticket } }: AppError): Failure => ({
  code,
  message,
  ...(fields && { fields }),
  ...(fieldCodes && { fieldCodes }),
  ...(entries && { entries }),
  ...(ticket && { ticket }),
});
