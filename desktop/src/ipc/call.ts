import type { ErrorBody } from '@tandem/contract';
import type { AnySchema, InferType } from 'yup';

/** One call from the window to the main process: what goes in and what comes out, `null` for nothing. */
export interface CallDeclaration {
  readonly in: AnySchema;
  /** Null: it answers with nothing. `unchecked`: an answer of the api, which is passed on as it came. */
  readonly out: AnySchema | null | 'unchecked';
  /** `any`: always. `staff`: only while somebody is signed in. */
  readonly when: 'any' | 'signed_in';
}

export const call = <const D extends CallDeclaration>(declaration: D): D => declaration;

export type InputOf<D extends CallDeclaration> = InferType<D['in']>;
export type OutputOf<D extends CallDeclaration> = D['out'] extends AnySchema
  ? InferType<D['out']>
  : D['out'] extends null
    ? undefined
    : unknown;

/** A failure as it crosses: plain facts, never an error object with its stack. */
export interface CallFailure extends Partial<Omit<ErrorBody['error'], 'code' | 'message' | 'requestId'>> {
  readonly code: ErrorBody['error']['code'] | 'offline' | 'timeout' | 'outbox_full' | 'locked';
  readonly message: string;
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
}

/** What every call settles with; it never rejects. */
export type CallResult<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & CallFailure);
