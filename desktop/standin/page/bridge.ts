import { parse, stringify } from 'devalue';

type Packed =
  | { readonly value: unknown }
  | { readonly fn: number }
  | { readonly list: readonly Packed[] }
  | { readonly object: Readonly<Record<string, Packed>> };
type Outcome = { readonly ok: true; readonly packed: Packed } | { readonly ok: false; readonly words: string };
type Said =
  | { readonly say: 'here' }
  | { readonly say: 'expose'; readonly name: string; readonly api: Packed }
  | { readonly say: 'call'; readonly call: number; readonly fn: number; readonly args: readonly Packed[] }
  | { readonly say: 'done'; readonly call: number; readonly outcome: Outcome | null }
  | { readonly say: 'later'; readonly call: number; readonly outcome: Outcome };
type Function = (...args: unknown[]) => unknown;

/**
 * One end of the bridge between the page's world and the preload's, which share the document and nothing else. Values
 * are copied, functions stay where they are and are called across, as Electron's contextBridge does it. The secret keeps
 * the page's own scripts off it.
 */
export class Bridge {
  private readonly functions: Function[] = [];
  private readonly answers = new Map<number, Outcome | null>();
  private readonly promises = new Map<number, (outcome: Outcome) => void>();
  private calls = 0;
  private readonly dispatch = EventTarget.prototype.dispatchEvent.bind(document);

  constructor(
    private readonly sends: string,
    hears: string,
    private readonly on: { here?: () => void; expose?: (name: string, api: unknown) => void },
  ) {
    EventTarget.prototype.addEventListener.call(document, hears, (event) => {
      this.hear(parse((event as CustomEvent<string>).detail) as Said);
    });
  }

  /** For the other side to learn that this one is there by now. */
  here = (): void => this.say({ say: 'here' });
  expose = (name: string, api: unknown): void => this.say({ say: 'expose', name, api: this.pack(api) });

  private say(said: Said): void {
    this.dispatch(new CustomEvent(this.sends, { detail: stringify(said) }));
  }

  private hear(said: Said): void {
    if (said.say === 'here') this.on.here?.();
    else if (said.say === 'expose') this.on.expose?.(said.name, this.unpack(said.api));
    else if (said.say === 'done') this.answers.set(said.call, said.outcome);
    else if (said.say === 'later') this.promises.get(said.call)?.(said.outcome);
    else this.run(said);
  }

  private run({ call, fn, args }: Said & { say: 'call' }): void {
    const outcome = this.attempt(() => this.functions[fn]?.(...args.map((arg) => this.unpack(arg))));
    const isLater = outcome instanceof Promise;
    this.say({ say: 'done', call, outcome: isLater ? null : outcome });
    if (isLater) void outcome.then((settled) => this.say({ say: 'later', call, outcome: settled }));
  }

  private attempt(work: () => unknown): Outcome | Promise<Outcome> {
    try {
      const result = work();
      return result instanceof Promise ? result.then(this.succeeded, failed) : this.succeeded(result);
    } catch (cause) {
      return failed(cause);
    }
  }
  private readonly succeeded = (value: unknown): Outcome => {
    try {
      return { ok: true, packed: this.pack(value) };
    } catch (cause) {
      return failed(cause);
    }
  };

  private across(fn: number, args: unknown[]): unknown {
    const call = ++this.calls;
    const later = new Promise<unknown>((resolve, reject) => {
      this.promises.set(call, (outcome) => {
        this.promises.delete(call);
        if (outcome.ok) resolve(this.unpack(outcome.packed));
        else reject(new Error(outcome.words));
      });
    });
    this.say({ say: 'call', call, fn, args: args.map((arg) => this.pack(arg)) }); // answered before this returns
    const outcome = this.answers.get(call) ?? null;
    this.answers.delete(call);
    if (outcome === null) return later;
    this.promises.delete(call);
    if (!outcome.ok) throw new Error(outcome.words);
    return this.unpack(outcome.packed);
  }

  /** What cannot be cloned, such as a MobX object, throws: Electron would not carry it either. */
  private pack(value: unknown): Packed {
    if (typeof value === 'function') return { fn: this.functions.push(value as Function) - 1 };
    if (!holdsFunction(value)) return { value: structuredClone(value) };
    if (Array.isArray(value)) return { list: value.map((part) => this.pack(part)) };
    const parts = Object.entries(value as object).map(([key, part]) => [key, this.pack(part)] as const);
    return { object: Object.fromEntries(parts) };
  }
  private unpack(packed: Packed): unknown {
    if ('fn' in packed) return (...args: unknown[]) => this.across(packed.fn, args);
    if ('list' in packed) return Object.freeze(packed.list.map((part) => this.unpack(part)));
    if ('value' in packed) return packed.value;
    const parts = Object.entries(packed.object).map(([key, part]) => [key, this.unpack(part)] as const);
    return Object.freeze(Object.fromEntries(parts));
  }
}

function failed(cause: unknown): Outcome {
  return { ok: false, words: cause instanceof Error ? cause.message : String(cause) };
}

function holdsFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
  return isPlain && Object.values(value).some(holdsFunction);
}
