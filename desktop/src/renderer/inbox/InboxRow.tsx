import type { Ticket } from '@tandem/contract';
import {
  CountBadge,
  Icon,
  Link,
  priorityIcon,
  RelativeTime,
  statusIcon,
  useFormat,
  useStores,
  useWords,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { paths } from '../routes.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import type { InboxQuery } from './inbox-query.ts';
import styles from './inbox-row.module.css';

/** More unread than this are not told apart. */
const MOST = 99;

interface Props {
  readonly ticket: Ticket;
  readonly query: InboxQuery;
  readonly isOpen: boolean;
}

/** One ticket in the list: what it is about, whose it is, where it stands, what is unread. */
export const InboxRow = observer(function InboxRow({ ticket, query, isOpen }: Props) {
  const words = useWords();
  const labels = words.console.inbox;
  const format = useFormat();
  return (
    <Link
      href={paths.ticket(ticket.id, query)}
      className={styles['row']}
      aria-current={isOpen ? 'true' : undefined}
      data-row={ticket.id}
      data-unread={ticket.unread > 0 || undefined}
    >
      <span className={styles['status']} data-status={ticket.status} title={words.tickets.statuses[ticket.status]}>
        <Icon name={statusIcon[ticket.status]} label={words.tickets.statuses[ticket.status]} />
      </span>
      <span className={styles['title']}>
        <span className={styles['number']}>{words.console.ticket.number(ticket.id)}</span> <bdi>{ticket.title}</bdi>
      </span>
      <RelativeTime at={ticket.updatedAt} className={styles['time']} />
      <span className={styles['facts']}>
        <bdi className={styles['customer']}>{ticket.customer.name}</bdi>
        {ticket.priority !== 'medium' && (
          <span className={styles['priority']} data-priority={ticket.priority}>
            <Icon name={priorityIcon[ticket.priority]} size="small" />
            {words.tickets.priorities[ticket.priority]}
          </span>
        )}
        <Assignee ticket={ticket} />
        <Colleagues ticketId={ticket.id} />
      </span>
      {ticket.unread > 0 && (
        <span className={styles['unread']}>
          <CountBadge
            count={ticket.unread > MOST ? words.activity.over(MOST) : format.number(ticket.unread)}
            label={labels.unread(ticket.unread)}
          />
        </span>
      )}
    </Link>
  );
});

const Assignee = observer(function Assignee({ ticket }: { ticket: Ticket }) {
  const { session } = useStores();
  const words = useWords().console.inbox;
  if (ticket.assignee === null) return <span className={styles['nobody']}>{words.nobody}</span>;
  const isMine = ticket.assignee.id === session.user?.id;
  return (
    <span className={styles['assignee']}>
      <Icon name="user" size="small" />
      {isMine ? words.yours : <bdi>{ticket.assignee.name}</bdi>}
    </span>
  );
});

/** Who else looks at the ticket, or types in it: before one begins the same answer. */
const Colleagues = observer(function Colleagues({ ticketId }: { ticketId: number }) {
  const { rowPresence } = useStaffStores();
  const words = useWords().console.inbox;
  const format = useFormat();
  const { viewers, typing } = rowPresence.of(ticketId);
  if (viewers.length === 0) return null;
  const isTyping = typing.length > 0;
  const names = format.list((isTyping ? typing : viewers).map(({ name }) => name));
  const said = isTyping ? words.typing(names) : words.viewing(names);
  return (
    <span className={styles['colleagues']} data-typing={isTyping || undefined} title={said}>
      <Icon name={isTyping ? 'pencil' : 'eye'} size="small" label={said} />
      <bdi aria-hidden="true">{names}</bdi>
    </span>
  );
});
