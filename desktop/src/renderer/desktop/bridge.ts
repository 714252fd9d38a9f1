import { RequestFailed } from '@tandem/client';
import type { Bridge, CallInput, CallOutput } from '../../ipc/bridge.ts';
import type { CallName } from '../../ipc/names.ts';

declare global {
  interface Window {
    /** There in the installed app, missing in a browser. */
    readonly tandem?: Bridge;
  }
}

/** Calls the app. Rejects with RequestFailed and nothing else. */
export async function ask<C extends CallName>(bridge: Bridge, name: C, input: CallInput<C>): Promise<CallOutput<C>> {
  const result = await bridge.calls[name](input).catch((): never => {
    throw new RequestFailed('internal', 'The app did not answer.');
  });
  if (result.ok) return result.value;
  const { code, message, ...details } = result;
  throw new RequestFailed(code, message, details);
}
