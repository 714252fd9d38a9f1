import type { Ticket } from '@tandem/contract';
import type { ReactNode, Ref } from 'react';
import { useFormat, useNow, useWords } from '../language/index.ts';
import { Icon, Link } from '../primitives/index.ts';
import { useCategoryName } from './category-name.ts';
import { PriorityPill, StatusPill } from './StatusPill.tsx';
import styles from './TicketHeader.module.css';
import { UsualAnswer } from './UsualAnswer.tsx';

interface TicketHeaderProps {
  readonly ticket: Ticket;
  /** Where the arrow back leads. */
  readonly backTo: string;
  /** The menu of what can be done. */
  readonly actions?: ReactNode;
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

/** What a ticket is called, where it stands and who has it, as its customer needs to know it. */
export function TicketHeader({ ticket, backTo, actions, headingRef }: TicketHeaderProps) {
  const words = useWords().tickets;
  const format = useFormat();
  const now = useNow();
  const nameOfCategory = useCategoryName();
  return (
    <header className={styles['header']}>
      <Link href={backTo} className={styles['back']} aria-label={words.header.back} title={words.header.back}>
        <Icon name="back" size="large" />
      </Link>
      <div className={styles['words']}>
        <h1 ref={headingRef} tabIndex={-1} className={styles['title']}>
          <bdi>{ticket.title}</bdi>
        </h1>
        <p className={styles['facts']}>
          <StatusPill status={ticket.status} />
          {ticket.priority === 'high' && <PriorityPill priority="high" />}
          <bdi>{nameOfCategory(ticket.category.name)}</bdi>
          <span title={format.full(ticket.createdAt)}>
            {words.header.opened(format.relative(ticket.createdAt, now))}
          </span>
          <span>{words.number(ticket.id)}</span>
        </p>
        <p className={styles['progress']}>
          <Progress ticket={ticket} now={now} />
        </p>
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}

function Progress({ ticket, now }: { ticket: Ticket; now: number }) {
  const words = useWords().tickets.header;
  const format = useFormat();
  if (ticket.closedAt !== null) return words.closedAt(format.relative(ticket.closedAt, now));
  if (ticket.resolvedAt !== null) return words.resolvedAt(format.relative(ticket.resolvedAt, now));
  const who = ticket.assignee ? words.pickedUp(ticket.assignee.name) : null;
  if (ticket.firstResponseAt !== null) {
    const took = new Date(ticket.firstResponseAt).getTime() - new Date(ticket.createdAt).getTime();
    return [who, words.answers(format.duration(took))].filter(Boolean).join(' ');
  }
  return (
    <>
      {who ?? (ticket.viewedByStaffAt === null ? words.waiting : words.seen)} <UsualAnswer />
    </>
  );
}
