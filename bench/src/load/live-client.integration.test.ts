import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { LiveClient } from './live-client.ts';

const who = { id: 1, accessToken: 'token', cookie: 'tandem_refresh=token' };

test('whoever says something on a line that is gone is told so, and does not wait for ever', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const { id, type } = JSON.parse(data.toString()) as { id: number; type: string };
      if (type === 'hello') socket.send(JSON.stringify({ re: id, ok: true, payload: { cursor: '0', heartbeat: 1 } }));
      else socket.close(4401);
    }),
  );
  await once(server, 'listening');
  try {
    const client = await LiveClient.open((server.address() as AddressInfo).port, who);

    await expect(client.command('ping', {})).rejects.toThrow('closed 4401');
    await expect(client.command('ping', {})).rejects.toThrow('the socket is closed');
  } finally {
    server.close();
  }
});
