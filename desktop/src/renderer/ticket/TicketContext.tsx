import type { Ticket } from '@tandem/contract';
import { Avatar, CategorySelect, Icon, Link, statusIcon, useFormat, useNow, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import type { ReactNode } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import styles from './context.module.css';

/** The customer, the facts of the ticket, who is here, and what else this customer has. */
export const TicketContext = observer(function TicketContext({ query }: { query: InboxQuery }) {
  const { ticket } = useStores();
  const words = useWords().console.context;
  const facts = ticket.ticket;
  if (!facts) return null;
  return (
    <div className={styles['context']}>
      <Part title={words.customer}>
        <p className={styles['person']}>
          <Avatar id={facts.customer.id} name={facts.customer.name} />
          <span>{facts.customer.name}</span>
        </p>
      </Part>
      <Part title={words.about}>
        <CategorySelect />
        <Facts facts={facts} />
      </Part>
      <Viewers />
      <Others facts={facts} query={query} />
    </div>
  );
});

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}

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
    <Part title={words.viewers}>
      {timeline.viewers.length === 0 ? (
        <p className={styles['muted']}>{words.onlyYou}</p>
      ) : (
        <ul className={styles['viewers']}>
          {timeline.viewers.map(({ id, name }) => (
            <li key={id} className={styles['person']}>
              <Avatar id={id} name={name} size="small" />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
});

/** The api has no list by customer yet, so these are the ones among the tickets that are loaded; the column says so. */
const Others = observer(function Others({ facts, query }: { facts: Ticket; query: InboxQuery }) {
  const { tickets } = useStores();
  const words = useWords();
  const labels = words.console.context;
  const others = tickets.items.filter(({ id, customer }) => customer.id === facts.customer.id && id !== facts.id);
  return (
    <Part title={labels.otherTickets}>
      {others.length === 0 ? (
        <p className={styles['muted']}>{labels.noOtherTickets}</p>
      ) : (
        <>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <Link href={paths.ticket(other.id, query)} className={styles['other']}>
                  <Icon name={statusIcon[other.status]} label={words.tickets.statuses[other.status]} />
                  <span>
                    {words.console.ticket.number(other.id)} {other.title}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <p className={styles['muted']}>{labels.otherTicketsNote}</p>
        </>
      )}
    </Part>
  );
});
