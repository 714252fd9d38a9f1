import type { Priority, TicketStatus } from '@tandem/contract';
import { useWords } from '../language/index.ts';
import { type IconName, Pill, VisuallyHidden } from '../primitives/index.ts';
import styles from './StatusPill.module.css';

/** Where a ticket stands: a shape and a word, so that the colour is only a help. */
export function StatusPill({ status }: { status: TicketStatus }) {
  const words = useWords().tickets;
  return (
    <Pill icon={statusIcon[status]} className={styles[status]}>
      {words.statuses[status]}
    </Pill>
  );
}

/** How much it matters: an arrow and a word. */
export function PriorityPill({ priority }: { priority: Priority }) {
  const words = useWords().tickets;
  return (
    <Pill icon={priorityIcon[priority]} className={styles[priority]}>
      <VisuallyHidden>{words.priorityOf('')}</VisuallyHidden>
      {words.priorities[priority]}
    </Pill>
  );
}

export const statusIcon: Record<TicketStatus, IconName> = {
  open: 'circle',
  in_progress: 'circle-half',
  resolved: 'circle-check',
  closed: 'circle-slash',
};
export const priorityIcon: Record<Priority, IconName> = { low: 'arrow-down', medium: 'minus', high: 'arrow-up' };
