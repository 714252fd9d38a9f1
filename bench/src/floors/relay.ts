import { answer, type FloorConnection } from './live.ts';

interface Message {
  readonly ticketId: number;
  readonly clientId: string;
  readonly body: string;
}

/** Makes a message safe, or does nothing, and then says so. */
type Keep = (
  message: Message,
  seq: number,
  authorId: number,
  at: string,
  done: (failure: Error | null) => void,
) => void;

/** Rooms of whoever has a ticket open; a message goes to the others and an acknowledgement to its writer. */
export function relay(keep: Keep) {
  const rooms = new Map<number, { members: Set<FloorConnection>; lastSeq: number }>();
  const room = (ticketId: number) => {
    const found = rooms.get(ticketId) ?? { members: new Set<FloorConnection>(), lastSeq: 0 };
    rooms.set(ticketId, found);
    return found;
  };

  const open = (connection: FloorConnection, id: number, ticketId: number) => {
    const { members } = room(ticketId);
    members.add(connection);
    connection.socket.on('close', () => members.delete(connection));
    answer(connection.socket, id, {});
  };

  const send = (connection: FloorConnection, id: number, message: Message) => {
    const { ticketId, clientId, body } = message;
    const { socket, accountId, role } = connection;
    const here = room(ticketId);
    const seq = ++here.lastSeq;
    const at = new Date().toISOString();
    keep(message, seq, accountId, at, (failure) => {
      if (failure) return socket.send(JSON.stringify({ re: id, ok: false, error: { code: 'unavailable' } }));
      const entry = {
        ticketId,
        seq,
        kind: 'message',
        author: { id: accountId, name: 'Somebody', role },
        at,
        body,
        clientId,
      };
      const event = Buffer.from(JSON.stringify({ type: 'timeline.entry', payload: { entry } }));
      for (const other of here.members) if (other !== connection) other.socket.send(event, { binary: false });
      answer(socket, id, { entry });
    });
  };

  return (connection: FloorConnection, frame: { id: number; type: string; payload: Record<string, unknown> }) => {
    if (frame.type === 'ticket.open') return open(connection, frame.id, Number(frame.payload['ticketId']));
    return send(connection, frame.id, frame.payload as unknown as Message);
  };
}
