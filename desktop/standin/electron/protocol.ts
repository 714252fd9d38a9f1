import type { Answer, Request as Asked } from '../messages.ts';
import { app } from './app.ts';
import { answer } from './host.ts';
import { played } from './played.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged = new Map<string, Electron.Privileges>();

/** Electron's protocol: the app answers for its own schemes. */
export const protocol = played<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (privileged.size > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    for (const { scheme, privileges = {} } of schemes) privileged.set(scheme, privileges);
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`);
    if (!privileged.get(scheme)?.standard)
      throw new Error(`Electron's stand-in plays standard schemes; ${scheme} is none.`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Partial<Electron.Protocol>);

/** What a page of a scheme asks for is answered by the app's handler, status, headers and all. */
async function fromHandler({ url, method, headers, body }: Asked): Promise<Answer> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) throw new Error(`Nobody handles ${url}`);
  const response = await handler(new Request(url, { method, headers, body: body && Buffer.from(body) }));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
answer('answer', fromHandler);
