import { played } from './played.ts';
import { sessions } from './sessions.ts';
import { NetWebSocket } from './web-socket.ts';

let online = true;

/** Electron's net, over the default session. `setOnline` is the cable, for tests. */
export const net = played<Electron.Net>('net', {
  fetch: (...call: Parameters<Electron.Net['fetch']>) => sessions.defaultSession.fetch(...call),
  isOnline: () => online,
  get online() {
    return online;
  },
  resolveHost: (name: string) => sessions.defaultSession.resolveHost(name),
  WebSocket: NetWebSocket as unknown as Electron.Net['WebSocket'],
  setOnline: (is: boolean) => {
    online = is;
  },
} satisfies Partial<Electron.Net> & { setOnline: (is: boolean) => void });
