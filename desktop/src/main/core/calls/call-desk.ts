import { RequestFailed } from '@tandem/client/transport';
import { defaultMessage, parse } from '@tandem/contract';
import type { CallInput, CallOutput } from '../../../ipc/bridge.ts';
import type { CallDeclaration, CallFailure, CallResult } from '../../../ipc/call.ts';
import { calls } from '../../../ipc/calls.ts';
import { mostBytes, mostCallsPerSecond } from '../../../ipc/limits.ts';
import type { CallName } from '../../../ipc/names.ts';
import type { Log } from '../log/log.ts';
import { ownOrigin, type Sender } from './sender.ts';

/** What is done for each call, once it is known to be allowed and well-formed. A missing one does not compile. */
export type CallHandlers = {
  readonly [C in CallName]: (input: CallInput<C>) => Promise<CallOutput<C> extends undefined ? void : CallOutput<C>>;
};

export interface CallDeskOptions {
  readonly handlers: CallHandlers;
  /** Whether this is a window the app has made. */
  readonly isOwn: (webContentsId: number) => boolean;
  readonly isSignedIn: () => boolean;
  readonly now: () => number;
  readonly log: Log;
}

/** Answers the calls of windows: only our own page, only so fast, only so large, only what the declaration says. */
export class CallDesk {
  private readonly recent = new Map<number, number[]>();

  constructor(private readonly options: CallDeskOptions) {}

  /** Never rejects: no error object crosses. */
  async answer<C extends CallName>(
    name: C,
    sender: Sender,
    args: readonly unknown[],
  ): Promise<CallResult<CallOutput<C>>> {
    const declaration: CallDeclaration = calls[name];
    try {
      const input = this.admit(declaration, sender, args);
      const handle = this.options.handlers[name] as (input: unknown) => Promise<unknown>;
      const value = await handle(input);
      return { ok: true, value: this.checked(name, value) as CallOutput<C> };
    } catch (cause) {
      const failure = RequestFailed.from(cause);
      if (failure.code === 'internal') this.options.log.warn('a call failed', { call: name, cause });
      return { ok: false, ...factsOf(failure) };
    }
  }

  /** The window is gone. */
  forget(webContentsId: number): void {
    this.recent.delete(webContentsId);
  }

  private admit({ in: schema, when }: CallDeclaration, sender: Sender, args: readonly unknown[]): unknown {
    const { isOwn, isSignedIn, log } = this.options;
    if (!isOwn(sender.webContentsId) || !sender.isMainFrame || sender.origin !== ownOrigin) {
      log.warn('a call from elsewhere was refused', { origin: sender.origin, isMainFrame: sender.isMainFrame });
      throw refusal('forbidden');
    }
    if (this.isTooFast(sender.webContentsId)) throw refusal('too_many_requests');
    if (args.length !== 1) throw refusal('validation');
    const [input] = args;
    if (sizeOf(input) > mostBytes) throw refusal('payload_too_large');
    if (when === 'signed_in' && !isSignedIn()) throw refusal('unauthenticated');
    return parse(schema, input);
  }

  /** An answer that does not fit its declaration is a bug of ours, and stays here. */
  private checked(call: CallName, value: unknown): unknown {
    const { out }: CallDeclaration = calls[call];
    if (out === 'unchecked') return value;
    try {
      return out === null ? undefined : parse(out, value);
    } catch (cause) {
      this.options.log.warn('an answer to a call does not fit its declaration', { call, cause });
      throw refusal('internal');
    }
  }

  private isTooFast(webContentsId: number): boolean {
    const now = this.options.now();
    const times = (this.recent.get(webContentsId) ?? []).filter((at) => now - at < 1_000);
    this.recent.set(webContentsId, times);
    if (times.length >= mostCallsPerSecond) return true;
    times.push(now);
    return false;
  }
}

function sizeOf(input: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(input) ?? '');
  } catch {
    throw refusal('validation'); // no JSON: a cycle, a BigInt
  }
}

const refusal = (code: keyof typeof defaultMessage) => new RequestFailed(code, defaultMessage[code]);

function factsOf({
  code,
  message,
  fields,
  fieldCodes,
  entries,
  ticket,
  draft,
  status,
  retryAfter,
}: RequestFailed): CallFailure {
  const facts = { fields, fieldCodes, entries, ticket, draft, status, retryAfter };
  return {
    code,
    message,
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as object),
  };
}
