import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { useWords } from '../../language/index.ts';
import { useStores } from '../../stores/index.ts';
import { ControlSelect } from './ControlSelect.tsx';

const NOBODY = 'nobody';

/** Who has the ticket: nobody, the reader first, then colleagues by name. */
export const AssigneeSelect = observer(function AssigneeSelect() {
  const { ticket, staff, session } = useStores();
  const words = useWords().staff;
  useEffect(() => void staff.load(), [staff]);
  const me = session.user;
  if (!ticket.ticket || !me) return null;

  const { assignee } = ticket.ticket;
  const shown = ticket.saving?.assigneeId === undefined ? (assignee?.id ?? null) : ticket.saving.assigneeId;
  const others = staff.items.filter(({ id }) => id !== me.id);
  // Whoever has it is always listed, also before colleagues are loaded and after they left.
  const missing = assignee && assignee.id !== me.id && !others.some(({ id }) => id === assignee.id) ? [assignee] : [];
  return (
    <ControlSelect
      label={words.assignee}
      shortcut="a"
      busy={ticket.saving?.assigneeId !== undefined}
      onFocus={() => {
        if (staff.state === 'failed') void staff.load();
      }}
      hint={staff.state === 'failed' ? words.staffFailed : undefined}
      value={shown === null ? NOBODY : String(shown)}
      onChoose={(value) => void ticket.assign(value === NOBODY ? null : Number(value))}
      options={[
        { value: NOBODY, label: words.nobody },
        { value: String(me.id), label: words.me(me.name) },
        ...[...missing, ...others].map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
});
