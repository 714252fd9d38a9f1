import {
  Banner,
  Button,
  ChangeNotice,
  Conversation,
  type ConversationHandle,
  EmptyState,
  Icon,
  Link,
  Popover,
  Skeleton,
  StaffControls,
  useReasons,
  useStores,
  useWords,
  VisuallyHidden,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { FollowDraft, OtherDraft } from './OtherDraft.tsx';
import { TicketContext } from './TicketContext.tsx';
import styles from './ticket-pane.module.css';

/** For keyboard shortcuts. */
export interface TicketPaneHandle {
  reply(): void;
}

interface Props {
  readonly ref?: Ref<TicketPaneHandle>;
  readonly ticketId: number;
  readonly query: InboxQuery;
}

/** The open ticket: what it is, what can be done, and its conversation. Mount one per ticket. */
export const TicketPane = observer(function TicketPane({ ref, ticketId, query }: Props) {
  const { ticket } = useStores();
  const words = useWords().console.ticket;
  const conversation = useRef<ConversationHandle>(null);
  useImperativeHandle(ref, () => ({ reply: () => conversation.current?.reply() }), []);

  useEffect(() => {
    void ticket.open(ticketId);
    return () => ticket.leave();
  }, [ticket, ticketId]);

  const isOpen = ticket.ticket?.id === ticketId;
  if (ticket.failure !== null && !isOpen) return <NotOpened ticketId={ticketId} query={query} />;
  if (!isOpen) {
    return (
      <div className={styles['loading']}>
        <Skeleton label={words.loading} shape="text" rows={5} />
      </div>
    );
  }
  return (
    <>
      <TicketTop query={query} />
      <div className={styles['notice']}>
        <ChangeNotice />
      </div>
      <Conversation ref={conversation} aboveComposer={<OtherDraft conversation={conversation} />} />
      <FollowDraft ticketId={ticketId} conversation={conversation} />
    </>
  );
});

const TicketTop = observer(function TicketTop({ query }: { query: InboxQuery }) {
  const { ticket } = useStores();
  const words = useWords().console.ticket;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opens a ticket goes on there; j and k lead back to the list from anywhere.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const facts = ticket.ticket;
  if (!facts) return null;
  return (
    <header className={styles['top']}>
      <div className={styles['line']}>
        <Link href={paths.inbox(query)} className={styles['back']} aria-label={words.back} title={words.back}>
          <Icon name="back" size="large" />
        </Link>
        <h1 ref={heading} tabIndex={-1} className={styles['title']}>
          <span className={styles['number']}>{words.number(facts.id)}</span> <bdi>{facts.title}</bdi>
        </h1>
        <div className={styles['details']}>
          <Popover
            label={words.details}
            className={styles['panel']}
            button={(button) => (
              <Button {...button} size="small" icon="info">
                {words.details}
              </Button>
            )}
          >
            {() => <TicketContext query={query} />}
          </Popover>
        </div>
      </div>
      <StaffControls />
    </header>
  );
});

const NotOpened = observer(function NotOpened({ ticketId, query }: { ticketId: number; query: InboxQuery }) {
  const { ticket } = useStores();
  const words = useWords().console.ticket;
  const reasons = useReasons();
  const back = <Link href={paths.inbox(query)}>{words.toInbox}</Link>;
  if (ticket.failure?.code === 'not_found') {
    return (
      <div className={styles['centre']}>
        <VisuallyHidden>
          <h1>{words.number(ticketId)}</h1>
        </VisuallyHidden>
        <EmptyState title={words.notFoundTitle} text={words.notFound(words.number(ticketId))} action={back} />
      </div>
    );
  }
  return (
    <div className={styles['loading']}>
      <h1>{words.number(ticketId)}</h1>
      <Banner
        tone="warning"
        title={words.failedTitle}
        actions={
          <Button size="small" onClick={() => void ticket.reload()}>
            {words.tryAgain}
          </Button>
        }
      >
        {reasons.of(ticket.failure)}
      </Banner>
      {back}
    </div>
  );
});
