import type { CallResult, InputOf, OutputOf } from './call.ts';
import type { Calls } from './calls.ts';
import type { CallName, NoteName } from './names.ts';
import type { Notes } from './notes.ts';

export type CallInput<C extends CallName> = InputOf<Calls[C]>;
export type CallOutput<C extends CallName> = OutputOf<Calls[C]>;

/** All that the window sees of the app: `window.tandem`, frozen, one function per call and per note. */
export interface Bridge {
  readonly calls: { readonly [C in CallName]: (input: CallInput<C>) => Promise<CallResult<CallOutput<C>>> };
  /** Calls back at each note until the returned function is called. */
  readonly notes: { readonly [N in NoteName]: (handler: (payload: Notes[N]) => void) => () => void };
}
