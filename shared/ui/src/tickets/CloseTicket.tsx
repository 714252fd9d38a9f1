import type { RequestFailed } from '@tandem/client';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button, Dialog } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';

interface CloseTicketProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks once before the open ticket is closed, says what that means, and what became of it. */
export const CloseTicket = observer(function CloseTicket({ open, onClose }: CloseTicketProps) {
  const { ticket, drafts, outbox } = useStores();
  const words = useWords().tickets.close;
  const reasons = useReasons();
  const [failed, setFailed] = useState<{ readonly why: RequestFailed | null } | null>(null);
  const id = ticket.ticketId;
  const unsent = id !== null && (drafts.read(id) !== '' || outbox.ofTicket(id).length > 0);

  const cancel = () => {
    setFailed(null);
    onClose();
  };
  const close = async () => {
    setFailed(null);
    if (await ticket.setStatus('closed')) return onClose();
    // Somebody moved it meanwhile. If they closed it, that is what was wanted; otherwise the wish still stands.
    if (ticket.conflict !== null && (ticket.ticket?.status === 'closed' || (await ticket.changeAnyway()))) {
      ticket.dismissConflict();
      return onClose();
    }
    setFailed({ why: ticket.changeFailure });
  };
  return (
    <Dialog
      open={open}
      onClose={cancel}
      title={words.title}
      footer={
        <>
          <Button onClick={cancel}>{words.keep}</Button>
          <Button variant="primary" busy={ticket.saving !== null} onClick={() => void close()}>
            {ticket.saving === null ? words.confirm : words.busy}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      {unsent && <Banner tone="warning">{words.unsent}</Banner>}
      {failed !== null && (
        <Banner tone="danger" urgent>
          {words.failed(reasons.of(failed.why))}
        </Banner>
      )}
    </Dialog>
  );
});
