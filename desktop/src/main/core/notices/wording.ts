import type { NativeWords } from '@tandem/ui/native-words';
import type { Settings } from '../../../ipc/settings.schema.ts';
import type { Notice } from './notice.ts';

export interface Wording {
  readonly title: string;
  readonly body: string;
}

/** What a notice says. With `title` for a preview it names the ticket and
 * nobody, with `none` it says that something happened, and neither who nor what. */
export function wordingOf(notice: Notice, words: NativeWords['notices'], preview: Settings['preview']): Wording {
  if (notice.about !== 'ticket') {
    const sum = words.inTickets(words.updates(notice.updates), notice.ticketIds.length);
    return { title: words[notice.about], body: notice.more ? words.more(sum) : sum };
  }
  const { activity, messages } = notice;
  const { id, title, status } = activity.ticket;
  if (preview === 'none') return { title: words.private, body: '' };
  const body = words.ticket(id, title);
  if (messages > 1) return { title: words.messages(messages), body };
  if (preview === 'title') return { title: words.private, body };
  const { name } = activity.actor;
  switch (activity.kind) {
    case 'ticket.created':
      return { title: words.created(name), body };
    case 'message.posted':
      return { title: words.message(name), body };
    case 'status.changed':
      return { title: status === 'closed' ? words.closed(name) : words.status(name, words.statuses[status]), body };
    case 'ticket.assigned':
      return { title: words.assigned(name), body };
  }
}
