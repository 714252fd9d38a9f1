import { vi } from 'vitest';
import type { Bridge, CallInput, CallOutput } from '../../ipc/bridge.ts';
import type { CallResult } from '../../ipc/call.ts';
import type { CallName, NoteName } from '../../ipc/names.ts';
import { callNames, noteNames } from '../../ipc/names.ts';
import type { Notes } from '../../ipc/notes.ts';

type Answers = {
  [C in CallName]?: (input: CallInput<C>) => CallResult<CallOutput<C>> | Promise<CallResult<CallOutput<C>>>;
};

/** The app as a window sees it, played by a test. What crosses is cloned, as it is in the app. */
export function fakeBridge(answers: Answers = {}) {
  const handlers = new Map<NoteName, Set<(payload: never) => void>>();
  const asked: { readonly name: CallName; readonly input: unknown }[] = [];
  const calls = Object.fromEntries(
    callNames.map((name) => [
      name,
      vi.fn(async (input: never) => {
        asked.push({ name, input: structuredClone(input) });
        const answer = answers[name] as ((input: unknown) => unknown) | undefined;
        return structuredClone(answer ? await answer(input) : { ok: true, value: undefined });
      }),
    ]),
  );
  const notes = Object.fromEntries(
    noteNames.map((name) => [
      name,
      (handler: (payload: never) => void) => {
        const known = handlers.get(name) ?? new Set();
        handlers.set(name, known.add(handler));
        return () => void known.delete(handler);
      },
    ]),
  );
  return {
    bridge: { calls, notes } as unknown as Bridge,
    answers,
    /** The inputs one call was made with. */
    asked: (name: CallName) => asked.filter((each) => each.name === name).map(({ input }) => input),
    /** The app tells the window something. */
    tell<N extends NoteName>(name: N, payload: Notes[N]): void {
      for (const handler of handlers.get(name) ?? []) handler(structuredClone(payload) as never);
    },
    listening: () => [...handlers.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

export const ok = <T>(value: T): CallResult<T> => ({ ok: true, value });
