import {
  Banner,
  Button,
  buttonClass,
  Conversation,
  Link,
  NoticeInvitation,
  Skeleton,
  TicketHeader,
  useReasons,
  useStores,
  useWords,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { Page } from '../shell/Page.tsx';
import { useHeadingFocus } from '../shell/PageHeading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { TicketMenu } from './TicketMenu.tsx';
import styles from './TicketPage.module.css';

/** One ticket and its conversation. `id` comes from the address, so it may be anything. */
export default observer(function TicketPage({ id }: { id: string }) {
  const { ticket } = useStores();
  const words = useWords().general;
  const ticketId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
  useEffect(() => {
    if (ticketId === null) return;
    void ticket.open(ticketId);
    return () => ticket.leave();
  }, [ticket, ticketId]);

  if (ticketId === null || (ticket.state === 'failed' && ticket.failure?.code === 'not_found')) return <NoTicket />;
  if (ticket.ticket?.id === ticketId) return <OpenTicket key={ticketId} />;
  if (ticket.state === 'failed') return <Failed />;
  return (
    <div className={styles['loading']}>
      <Skeleton label={words.loading} shape="text" rows={5} />
    </div>
  );
});

const OpenTicket = observer(function OpenTicket() {
  const {
    ticket: { ticket },
  } = useStores();
  const heading = useHeadingFocus();
  if (ticket === null) return null;
  return (
    <div className={styles['ticket']} data-fills-window>
      <PageTitle page={ticket.title} />
      <TicketHeader ticket={ticket} backTo="/" headingRef={heading} actions={<TicketMenu />} />
      <NoticeInvitation />
      <Conversation />
    </div>
  );
});

function NoTicket() {
  const words = useWords().portal.ticketNotFound;
  return (
    <Page title={words.title} lead={words.text} narrow>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          {words.home}
        </Link>
      </p>
    </Page>
  );
}

const Failed = observer(function Failed() {
  const reasons = useReasons();
  const { ticket } = useStores();
  const words = useWords();
  return (
    <Page title={words.portal.ticketFailed}>
      <Banner
        tone="danger"
        actions={
          <Button size="small" icon="refresh" onClick={() => void ticket.reload()}>
            {words.general.tryAgain}
          </Button>
        }
      >
        {reasons.of(ticket.failure)}
      </Banner>
    </Page>
  );
});
