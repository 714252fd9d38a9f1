import { buttonClass, Link, NewTicketForm, useNavigate, useStores, useWords } from '@tandem/ui';
import { Page } from '../shell/Page.tsx';

/** Where a customer opens a ticket; once it exists, its page follows. */
export default function NewTicketPage() {
  const { notices } = useStores();
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Page title={words.tickets.create.title} lead={words.tickets.create.lead} narrow>
      <NewTicketForm
        onOpened={(ticket) => {
          notices.invite();
          navigate(`/tickets/${ticket.id}`);
        }}
        aside={
          <Link href="/" className={buttonClass('quiet')}>
            {words.general.cancel}
          </Link>
        }
      />
    </Page>
  );
}
