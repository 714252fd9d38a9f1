import type { AnySchema, InferType } from 'yup';
import type { Failure } from '../errors/error-body.ts';

/** A request over the socket. It gets exactly one reply, an event gets none. */
export interface CommandDeclaration {
  readonly summary: string;
  readonly payload: AnySchema;
  readonly reply: AnySchema;
}
export interface EventDeclaration {
  readonly summary: string;
  /** Which connections receive it. */
  readonly to: string;
  readonly payload: AnySchema;
}

export const command = <const D extends CommandDeclaration>(declaration: D): D => declaration;
export const event = <const D extends EventDeclaration>(declaration: D): D => declaration;

export type PayloadOf<D extends { readonly payload: AnySchema }> = InferType<D['payload']>;
export type CommandReplyOf<D extends CommandDeclaration> = InferType<D['reply']>;

/** `id` is the client's own, unique among its unanswered commands. */
export interface CommandFrame {
  readonly id: number;
  readonly type: string;
  readonly payload: unknown;
}
export type ReplyFrame =
  | { readonly re: number; readonly ok: true; readonly payload: unknown }
  | { readonly re: number; readonly ok: false; readonly error: Failure };
export interface EventFrame {
  readonly type: string;
  readonly payload: unknown;
}
