import { type Priority, priorities } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useWords } from '../../language/index.ts';
import { useStores } from '../../stores/index.ts';
import { ControlSelect } from './ControlSelect.tsx';

/** How urgent the ticket is, highest first. */
export const PrioritySelect = observer(function PrioritySelect() {
  const { ticket } = useStores();
  const words = useWords();
  if (!ticket.ticket) return null;
  const shown: Priority = ticket.saving?.priority ?? ticket.ticket.priority;
  return (
    <ControlSelect
      label={words.staff.priority}
      shortcut="p"
      busy={ticket.saving?.priority !== undefined}
      value={shown}
      onChoose={(priority) => void ticket.setPriority(priority)}
      options={priorities.toReversed().map((value) => ({ value, label: words.tickets.priorities[value] }))}
    />
  );
});
