import type { Participant } from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import type { CommandHandlers } from '../../realtime/commands.ts';
import type { Connection } from '../../realtime/connection.ts';
import type { TimelineService } from './timeline.service.ts';

/** Tells the others on a ticket who is typing. */
type AnnounceTyping = (ticketId: number, who: Participant, typing: boolean, causedBy: object) => void;

/** What is said in the open ticket. Another ticket than the open one is refused as `ticket_not_open`. */
export const timelineCommands = (timeline: TimelineService, announceTyping: AnnounceTyping) =>
  ({
    'message.send': async ({ connection, session }, { ticketId, ...message }) => {
      requireOpen(connection, ticketId);
      const { entry } = await timeline.post(session.participant, ticketId, message, connection);
      return { entry };
    },

    'ticket.read': async ({ connection, session }, { ticketId, seq }) => {
      requireOpen(connection, ticketId);
      await timeline.markRead(session.participant, ticketId, seq, connection);
      return {};
    },

    'typing.set': ({ connection, session }, { ticketId, typing }) => {
      requireOpen(connection, ticketId);
      announceTyping(ticketId, session.participant, typing, connection);
      return {};
    },
  }) satisfies Partial<CommandHandlers>;

function requireOpen(connection: Connection, ticketId: number): void {
  if (connection.openTicketId !== ticketId) throw new AppError('ticket_not_open');
}
