import type { Ticket } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { Fragment } from 'react';
import { useFormat, useWords } from '../language/index.ts';
import { CountBadge, classes, Link, RelativeTime, VisuallyHidden } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { useCategoryName } from './category-name.ts';
import { PriorityPill, StatusPill } from './StatusPill.tsx';
import styles from './TicketList.module.css';

interface TicketRowProps {
  readonly ticket: Ticket;
  readonly href: string;
  readonly forStaff: boolean;
}

/** One ticket in a list: what is new, what it is about, where it stands, who has it, when it last moved. */
export const TicketRow = observer(function TicketRow({ ticket, href, forStaff }: TicketRowProps) {
  const { tickets: words, general } = useWords();
  const format = useFormat();
  const nameOfCategory = useCategoryName();
  const unread = ticket.unread > 0;
  const { assignee, customer } = ticket;
  const who = assignee && (forStaff ? general.name(assignee.name) : words.supportPerson(assignee.name));
  const about = [
    general.name(nameOfCategory(ticket.category.name)),
    forStaff && general.name(customer.name),
    who,
  ].filter((fact) => typeof fact === 'string');
  return (
    <li className={styles['item']}>
      <Link href={href} className={classes(styles['row'], unread && styles['unread'])}>
        <span className={styles['dot']} aria-hidden="true" />
        <span className={styles['title']}>
          <bdi>{ticket.title}</bdi>
        </span>
        <span className={styles['when']}>
          {unread && (
            <CountBadge count={format.number(ticket.unread)} label={words.list.unread(format.number(ticket.unread))} />
          )}
          <VisuallyHidden>, </VisuallyHidden>
          <RelativeTime at={ticket.updatedAt} />
        </span>
        {!forStaff && <Said ticket={ticket} />}
        <span className={styles['facts']}>
          <StatusPill status={ticket.status} />
          {ticket.priority === 'high' && <PriorityPill priority="high" />}
          <span className={styles['about']}>
            {about.map((fact, index) => (
              <Fragment key={fact}>
                {index > 0 && ' · '}
                <span className={styles['fact']}>{fact}</span>
              </Fragment>
            ))}
          </span>
        </span>
      </Link>
    </li>
  );
});

/** What was written last, the description while nothing else was, and by whom. */
const Said = observer(function Said({ ticket }: { ticket: Ticket }) {
  const { session } = useStores();
  const words = useWords();
  const { author, excerpt } = ticket.lastMessage ?? { author: ticket.customer, excerpt: ticket.description };
  const who = author.id === session.user?.id ? words.tickets.list.you : words.general.name(author.name);
  return (
    <span className={styles['said']}>
      <VisuallyHidden>, </VisuallyHidden>
      {words.tickets.list.said(who, excerpt.slice(0, MOST_SHOWN))}
      <VisuallyHidden>, </VisuallyHidden>
    </span>
  );
});

/** One line holds less, however wide. In UTF-16 units. */
const MOST_SHOWN = 300;
