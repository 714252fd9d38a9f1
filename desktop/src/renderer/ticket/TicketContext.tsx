import type { Ticket } from '@tandem/contract';
import { Avatar, CategorySelect, useFormat, useNow, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import type { ReactNode } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { ContextPart } from './ContextPart.tsx';
import { CustomerTickets } from './CustomerTickets.tsx';
import styles from './context.module.css';

/** The customer, the facts of the ticket, who is here, and what else this customer has. */
export const TicketContext = observer(function TicketContext({ query }: { query: InboxQuery }) {
  const { ticket } = useStores();
  const words = useWords().console.context;
  const facts = ticket.ticket;
  if (!facts) return null;
  return (
    <div className={styles['context']}>
      <ContextPart title={words.customer}>
        <p className={styles['person']}>
          <Avatar id={facts.customer.id} name={facts.customer.name} />
          <bdi>{facts.customer.name}</bdi>
        </p>
      </ContextPart>
      <ContextPart title={words.about}>
        <CategorySelect />
        <Facts facts={facts} />
      </ContextPart>
      <Viewers />
      <CustomerTickets facts={facts} query={query} />
    </div>
  );
});

function Facts({ facts }: { facts: Ticket }) {
  const words = useWords().console.context;
  const format = useFormat();
  const now = useNow();
  const moment = (at: string) => (
    <time dateTime={at} title={format.full(at)}>
      {format.relative(at, now)}
    </time>
  );
  const took = facts.firstResponseAt === null ? null : Date.parse(facts.firstResponseAt) - Date.parse(facts.createdAt);
  return (
    <dl className={styles['facts']}>
      <Fact name={words.opened}>{moment(facts.createdAt)}</Fact>
      <Fact name={words.firstResponse}>{took === null ? words.notYet : words.after(format.duration(took))}</Fact>
      <Fact name={words.lastChange}>{moment(facts.updatedAt)}</Fact>
      {facts.resolvedAt && <Fact name={words.resolved}>{moment(facts.resolvedAt)}</Fact>}
      {facts.closedAt && <Fact name={words.closed}>{moment(facts.closedAt)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Viewers = observer(function Viewers() {
  const { timeline } = useStores();
  const words = useWords().console.context;
  return (
    <ContextPart title={words.viewers}>
      {timeline.viewers.length === 0 ? (
        <p className={styles['muted']}>{words.onlyYou}</p>
      ) : (
        <ul className={styles['viewers']}>
          {timeline.viewers.map(({ id, name }) => (
            <li key={id} className={styles['person']}>
              <Avatar id={id} name={name} size="small" />
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </ContextPart>
  );
});
