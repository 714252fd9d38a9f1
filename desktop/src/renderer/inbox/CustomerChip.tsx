import { IconButton, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import styles from './customer-chip.module.css';

interface Props {
  readonly customerId: number;
  readonly onRemove: () => void;
}

/** Says that the list shows one customer’s tickets alone, and takes that back. */
export const CustomerChip = observer(function CustomerChip({ customerId, onRemove }: Props) {
  const { tickets, ticket } = useStores();
  const words = useWords().console.inbox;
  // The address has only the number; whose it is, a ticket of theirs says.
  const known = [...tickets.items, ticket.ticket].find((one) => one?.customer.id === customerId);
  const unknown = tickets.state === 'loading' ? '…' : words.customerNumber(customerId);
  return (
    <p className={styles['chip']}>
      <span className={styles['text']}>{words.onlyOf(known?.customer.name ?? unknown)}</span>
      <IconButton
        icon="close"
        size="small"
        label={words.fromAnyone}
        onClick={(event) => {
          // The button goes, so the focus goes on where the list is narrowed.
          event.currentTarget.closest('section')?.querySelector<HTMLElement>('input[type="search"]')?.focus();
          onRemove();
        }}
      />
    </p>
  );
});
