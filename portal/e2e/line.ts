import type { BrowserContext, WebSocketRoute } from '@playwright/test';

/** The line of one browser to the service, which can be cut and mended: all its tabs at once, sockets and requests. */
export interface Line {
  readonly cut: () => Promise<void>;
  readonly mend: () => void;
}

/** Call it before the pages that go over the line are opened. */
export async function lineOf(context: BrowserContext): Promise<Line> {
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  await context.routeWebSocket(/\/api\/v1\/socket$/, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    socket.onClose(() => open.delete(socket));
    socket.connectToServer();
  });
  await context.route('**/api/v1/**', (route) => (isCut ? route.abort('internetdisconnected') : route.continue()));
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}
