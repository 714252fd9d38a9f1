import type { Fetch, SocketClass } from '@tandem/client/transport';
import { apiPrefix } from '@tandem/contract';
import { net, type Session } from 'electron';

/** How the client reaches the service: through Chromium, so that its proxies, certificates and cookies count. */
export interface Network {
  readonly fetch: Fetch;
  readonly WebSocket: SocketClass;
}

/** The network of one session that no page belongs to. A redirect is refused: it could carry the token elsewhere. */
export function networkOf(session: Session, client: string): Network {
  return {
    async fetch(input, init) {
      const request = input instanceof Request ? input : new Request(input, init);
      const headers = new Headers(request.headers);
      headers.set('User-Agent', client);
      // Its parts and not itself: a request made from a request forgets whose signal ends it.
      const { method, signal, url } = request;
      const body = request.body === null ? null : await request.text();
      const how = {
        method,
        headers,
        body,
        signal,
        credentials: 'include',
        redirect: 'error',
        cache: 'no-store',
      } as const;
      const response = await session.fetch(url, { ...how, bypassCustomProtocolHandlers: true });
      // Chromium writes cookies when it likes. A new refresh token that is lost with the power looks like theft later.
      if (method === 'POST' && isAboutSession(url)) session.cookies.flushStore().catch(() => undefined);
      return response;
    },
    WebSocket: socketOf(session, client),
  };
}

const isAboutSession = (url: string): boolean => new URL(url).pathname.startsWith(`${apiPrefix}/auth/`);

/** A class as the client expects one: Electron's takes more than an address and a protocol. */
function socketOf(session: Session, client: string): SocketClass {
  return class extends net.WebSocket {
    constructor(url: string, protocol: string) {
      super(url, { session, protocols: [protocol], useSessionCookies: true, headers: { 'User-Agent': client } });
    }
  } as unknown as SocketClass;
}
