import { statuses, type TicketStatus } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useWords } from '../../language/index.ts';
import { useStores } from '../../stores/index.ts';
import { ControlSelect } from './ControlSelect.tsx';

/** Moves the ticket along its life cycle; offers only where it may go from here. */
export const StatusSelect = observer(function StatusSelect() {
  const { ticket } = useStores();
  const words = useWords();
  if (!ticket.ticket) return null;
  const now = ticket.ticket.status;
  const shown: TicketStatus = ticket.saving?.status ?? now;
  const offered = statuses.filter((status) => status === now || status === shown || ticket.moves.includes(status));
  return (
    <ControlSelect
      label={words.staff.status}
      shortcut="s"
      busy={ticket.saving?.status !== undefined}
      value={shown}
      onChoose={(status) => void ticket.setStatus(status)}
      options={offered.map((status) => ({ value: status, label: words.tickets.statuses[status] }))}
    />
  );
});
