import type { CommandHandlers } from '../../realtime/commands.ts';
import type { Presence } from '../../realtime/presence.ts';
import type { Rooms } from '../../realtime/rooms.ts';
import type { TimelineService } from '../timeline/timeline.service.ts';
import type { TicketsService } from './tickets.service.ts';

const FIRST_ENTRIES = 50;
const MISSED_ENTRIES = 200;

interface Dependencies {
  readonly tickets: TicketsService;
  readonly timeline: TimelineService;
  readonly rooms: Rooms;
  readonly presence: Presence;
}

/** The one ticket a connection has open. */
export const ticketsCommands = ({ tickets, timeline, rooms, presence }: Dependencies) =>
  ({
    'ticket.open': async ({ connection, session }, { ticketId, after }) => {
      const reader = session.participant;
      await tickets.read(reader, ticketId); // refuse before subscribing
      const left = rooms.leaveTicket(connection);
      rooms.openTicket(connection, ticketId); // subscribe before reading, so that nothing falls in between
      if (left !== undefined && left !== ticketId) presence.changed(left);
      presence.changed(ticketId);
      const limit = after === null ? FIRST_ENTRIES : MISSED_ENTRIES;
      const [ticket, { items, lastSeq }, reads] = await Promise.all([
        tickets.view(reader, ticketId),
        timeline.list(reader, ticketId, { after, limit }),
        timeline.reads(ticketId),
      ]);
      const more = after === null ? (items[0]?.seq ?? 1) > 1 : (items.at(-1)?.seq ?? lastSeq) < lastSeq;
      return { ticket, entries: items, lastSeq, more, reads, viewers: presence.viewers(ticketId) };
    },

    'ticket.leave': ({ connection }) => {
      const left = rooms.leaveTicket(connection);
      if (left !== undefined) presence.changed(left);
      return {};
    },
  }) satisfies Partial<CommandHandlers>;
