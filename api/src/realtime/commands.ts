import type { CommandName, CommandPayload, CommandReply } from '@tandem/contract';
import type { VerifiedSession } from '../http/call.ts';
import type { Connection } from './connection.ts';

/** Who speaks, on which connection. */
export interface Speaker {
  readonly connection: Connection;
  readonly session: VerifiedSession;
}

/** `hello` makes the session; every other command has one. */
export type CommandHandler<C extends CommandName> = (
  speaker: Speaker,
  payload: CommandPayload<C>,
) => Promise<CommandReply<C>> | CommandReply<C>;

/** A returned value is the reply, a thrown AppError the refusal. */
export type CommandHandlers = { readonly [C in Exclude<CommandName, 'hello'>]: CommandHandler<C> };
