import { EventEmitter } from 'node:events';

/** Those members of Electron's own type that a class of ours has as well: `class Tray implements Part<Electron.Tray, Tray>`. */
export type Part<Real, Own> = Pick<Real, Exclude<keyof Real & keyof Own, keyof EventEmitter>>;

/** Read by Node, by promises and by test reports of any object; no program means the stand-in by them. */
const askedOfAnything = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'tagName', 'asymmetricMatch']);

/**
 * The same object, typed as Electron has it. Reading a member that it does not have throws and names it, so that the app
 * never takes a gap of the stand-in for an answer.
 */
export function played<Real>(name: string, part: object): Real {
  return new Proxy(part, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || askedOfAnything.has(key))
        return Reflect.get(target, key, receiver);
      throw new Error(`Electron's stand-in does not play ${name}.${key}.`);
    },
  }) as Real;
}

/** What emits events in Electron; members that are not played throw by name, here too. */
export class Played extends EventEmitter {
  constructor(name: string) {
    super();
    // biome-ignore lint/correctness/noConstructorReturn: `this` of the subclasses is the guarded object, so it is the same one everywhere
    return played<this>(name, this);
  }
}

/** The event object of what the app may prevent. */
export function preventable<T extends object>(details?: T): { defaultPrevented: boolean; preventDefault(): void } & T {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    ...details,
  };
  return event as typeof event & T;
}
