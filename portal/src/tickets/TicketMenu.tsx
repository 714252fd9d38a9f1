import { movesFrom } from '@tandem/contract';
import { CloseTicket, IconButton, Menu, type MenuItem, useStores, useToast, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';

/** What a customer can do with the open ticket. */
export const TicketMenu = observer(function TicketMenu() {
  const { ticket, session } = useStores();
  const words = useWords().tickets;
  const toast = useToast();
  const [closing, setClosing] = useState(false);
  const { user } = session;
  if (ticket.ticket === null || user === null) return null;

  const copyLink = () => {
    const copied = navigator.clipboard?.writeText(window.location.href) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => toast(words.header.copied),
      () => toast(words.header.copyFailed),
    );
  };
  const mayClose = movesFrom(user, ticket.ticket.status).includes('closed');
  const actions: MenuItem[] = [{ label: words.header.copyLink, icon: 'link', onSelect: copyLink }];
  if (mayClose) actions.push({ label: words.close.action, icon: 'circle-slash', onSelect: () => setClosing(true) });
  return (
    <>
      <Menu
        label={words.header.actions}
        button={(props) => <IconButton {...props} icon="more" label={words.header.actions} />}
        groups={[actions]}
      />
      <CloseTicket open={closing} onClose={() => setClosing(false)} />
    </>
  );
});
