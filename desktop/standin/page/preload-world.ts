import { parse, stringify } from 'devalue';
import { Bridge } from './bridge.ts';

type Preload = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  process: object,
  global: object,
) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/** Replaced by the host: the secret of this window, the name of its line, and the platform the app believes in. */
declare const SECRET: string;
declare const LINE: string;
declare const PLATFORM: string;
const { [LINE]: line } = globalThis as unknown as Record<string, (text: string) => void>;

/**
 * The preload's own world: the one place with a line to the app's process. What it offers here is called by the host.
 */
Object.assign(globalThis, { standin: { start, settle, deliver, show } });

let last = 0;
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>();
const listeners = new Map<string, Set<Listener>>();
const send = (said: object): void => line?.(stringify(said));

function ask(question: object): Promise<unknown> {
  const id = ++last;
  send({ ...question, id });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function settle(text: string): void {
  const { id, value, failure } = parse(text) as { id: number; value: unknown; failure: string | null };
  const asked = waiting.get(id);
  waiting.delete(id);
  if (failure === null) asked?.resolve(value);
  else asked?.reject(new Error(failure));
}

function deliver(text: string): void {
  const { channel, args } = parse(text) as { channel: string; args: unknown[] };
  for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer, ports: [] }, ...args);
}

const ipcRenderer = {
  invoke: (channel: string, ...args: unknown[]) => ask({ kind: 'invoke', channel, args: structuredClone(args) }),
  send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args: structuredClone(args) }),
  on(channel: string, listener: Listener) {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known.add(listener));
    return ipcRenderer;
  },
  once(channel: string, listener: Listener) {
    const first: Listener = (...event) => {
      ipcRenderer.off(channel, first);
      listener(...event);
    };
    return ipcRenderer.on(channel, first);
  },
  off(channel: string, listener: Listener) {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  },
  addListener: (channel: string, listener: Listener) => ipcRenderer.on(channel, listener),
  removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
  removeAllListeners(channel: string) {
    listeners.delete(channel);
    return ipcRenderer;
  },
  sendSync(): never {
    throw new Error("Electron's stand-in does not play ipcRenderer.sendSync.");
  },
};

const exposed: [string, unknown][] = [];
const bridge = new Bridge(`${SECRET}-page`, `${SECRET}-preload`, { here: () => expose(exposed) });
const expose = (apis: readonly [string, unknown][]): void => {
  for (const [name, api] of apis) bridge.expose(name, api);
};
const contextBridge = {
  exposeInMainWorld(name: string, api: unknown) {
    exposed.push([name, api]);
    bridge.expose(name, api);
  },
};

const electron: Record<string, unknown> = { contextBridge, ipcRenderer };
const inSandbox = (name: string): unknown => {
  if (/^electron(\/(renderer|common))?$/.test(name)) return electron;
  throw new Error(`module not found: ${name}`); // a sandboxed preload may require next to nothing
};

/** Runs the preload of the window, in its top frame alone, as Electron does. */
function start(preload: Preload): void {
  if (window !== window.top) return;
  contextBridge.exposeInMainWorld(SECRET, {
    permit: (permission: string) => ask({ kind: 'permit', permission }),
  });
  const versions = { electron: '45.4.1', chrome: '156.0.0.0', node: '24.0.0' };
  const process = {
    platform: PLATFORM,
    type: 'renderer',
    contextIsolated: true,
    sandboxed: true,
    versions,
    env: {},
    argv: [],
  };
  const module = { exports: {} };
  preload(module.exports, inSandbox, module, process, globalThis);
  document.addEventListener('DOMContentLoaded', () => {
    const tell = () => send({ kind: 'title', title: document.title });
    new MutationObserver(tell).observe(document.head, { subtree: true, childList: true, characterData: true });
    tell();
  });
}

/** The window came into sight or left it. */
function show(visible: boolean): void {
  EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`${SECRET}-sight`, { detail: visible }));
}
