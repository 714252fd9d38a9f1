import { observer } from 'mobx-react-lite';
import { useWords } from '../../language/index.ts';
import { useStores } from '../../stores/index.ts';
import { AssigneeSelect } from './AssigneeSelect.tsx';
import { ClaimButton } from './ClaimButton.tsx';
import { PrioritySelect } from './PrioritySelect.tsx';
import { StatusSelect } from './StatusSelect.tsx';
import styles from './staff.module.css';

/** What staff do to the open ticket, in one row. Nothing for those who may not. */
export const StaffControls = observer(function StaffControls() {
  const { ticket } = useStores();
  const words = useWords().staff;
  if (!ticket.ticket || !ticket.mayManage) return null;
  return (
    <fieldset className={styles['controls']}>
      <legend className={styles['legend']}>{words.actions}</legend>
      <ClaimButton />
      <StatusSelect />
      <PrioritySelect />
      <AssigneeSelect />
    </fieldset>
  );
});
