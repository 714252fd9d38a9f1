import type { Ticket } from '@tandem/contract';
import { Button, Icon, Link, Skeleton, statusIcon, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type InboxQuery, plainQuery } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { ContextPart } from './ContextPart.tsx';
import styles from './context.module.css';

const MOST_SHOWN = 20;

interface Props {
  readonly facts: Ticket;
  readonly query: InboxQuery;
}

/** What else the customer of this ticket has, latest change first, live. */
export const CustomerTickets = observer(function CustomerTickets({ facts, query }: Props) {
  const { customerTickets, connection } = useStores();
  const words = useWords().console.context;
  // For a moment after opening a ticket, the list is still that of the customer before.
  const isTheirs = customerTickets.filters.customerId === facts.customer.id;
  const others = isTheirs ? customerTickets.items.filter(({ id }) => id !== facts.id) : [];
  const { failure } = customerTickets;
  const isKnown = isTheirs && customerTickets.state === 'ready';
  // Without a connection the banner above says that all of this may be out of date.
  const saysFailed = isTheirs && failure !== null && (!isKnown || connection.state === 'live');
  return (
    <ContextPart title={words.otherTickets}>
      {saysFailed && (
        <div className={styles['failed']} role="alert">
          <p>{isKnown ? words.otherTicketsStale : words.otherTicketsFailed}</p>
          <Button size="small" onClick={() => void customerTickets.load()}>
            {words.tryAgain}
          </Button>
        </div>
      )}
      {!isKnown && !saysFailed && <Skeleton label={words.otherTicketsLoading} shape="text" rows={2} />}
      {isKnown && others.length === 0 && <p className={styles['muted']}>{words.noOtherTickets}</p>}
      {others.length > 0 && (
        <>
          <ul>
            {others.slice(0, MOST_SHOWN).map((other) => (
              <Other key={other.id} other={other} query={query} />
            ))}
          </ul>
          <Link href={paths.inbox({ ...plainQuery('all'), customerId: facts.customer.id })} className={styles['all']}>
            {words.allTickets}
          </Link>
        </>
      )}
    </ContextPart>
  );
});

function Other({ other, query }: { other: Ticket; query: InboxQuery }) {
  const words = useWords();
  return (
    <li>
      <Link href={paths.ticket(other.id, query)} className={styles['other']}>
        <Icon name={statusIcon[other.status]} label={words.tickets.statuses[other.status]} />
        <span>
          {words.console.ticket.number(other.id)} <bdi>{other.title}</bdi>
        </span>
      </Link>
    </li>
  );
}
