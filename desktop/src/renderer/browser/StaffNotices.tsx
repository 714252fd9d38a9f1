import type { Notice, NoticeSum } from '@tandem/client';
import { BrowserNotices, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { paths } from '../routes.ts';

/** In a browser, whose tab has to tell what the installed app tells by itself. Only while a member of staff is at work. */
export const StaffNotices = observer(function StaffNotices() {
  const { session } = useStores();
  const words = useWords().console.telling.said;
  if (!session.isStaff) return null;
  const titleOf = ({ activity, messages }: Notice): string => {
    const { actor, kind, ticket } = activity;
    if (messages > 1) return words.messages(messages);
    switch (kind) {
      case 'ticket.created':
        return words.created(actor.name);
      case 'message.posted':
        return words.message(actor.name);
      case 'status.changed':
        return ticket.status === 'closed'
          ? words.closed(actor.name)
          : words.status(actor.name, words.statuses[ticket.status]);
      case 'ticket.assigned':
        return words.assigned(actor.name);
    }
  };
  return (
    <BrowserNotices
      hrefFor={(ticketId) => paths.ticket(ticketId)}
      words={(notice) => {
        const { id, title } = notice.activity.ticket;
        return { title: titleOf(notice), body: words.ticket(id, title) };
      }}
      wordsOfSum={({ updates, tickets, missed }: NoticeSum) => ({
        title: missed ? words.digest : words.burst,
        body: words.inTickets(words.updates(updates), tickets),
      })}
    />
  );
});
