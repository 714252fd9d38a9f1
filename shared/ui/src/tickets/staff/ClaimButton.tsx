import { observer } from 'mobx-react-lite';
import { useWords } from '../../language/index.ts';
import { Button } from '../../primitives/index.ts';
import { useStores } from '../../stores/index.ts';

/** Takes a ticket that nobody has. Gone once somebody has it. */
export const ClaimButton = observer(function ClaimButton() {
  const { ticket, session } = useStores();
  const words = useWords().staff;
  const claiming = ticket.saving?.assigneeId !== undefined && ticket.saving.assigneeId === session.user?.id;
  if (!ticket.ticket || (ticket.ticket.assignee !== null && !claiming)) return null;
  return (
    <Button variant="primary" busy={claiming} onClick={() => void ticket.claim()} aria-keyshortcuts="c">
      {words.claim}
    </Button>
  );
});
