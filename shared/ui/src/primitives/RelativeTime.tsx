import { useFormat, useNow } from '../language/index.ts';
import styles from './RelativeTime.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** When it was, as short as a list wants it (“3m”, “Mon”); the full date on hover and for screen readers. */
export function RelativeTime({ at, className }: { at: string; className?: string | undefined }) {
  const format = useFormat();
  const now = useNow();
  const full = format.full(at);
  return (
    <time dateTime={at} title={full} className={className ?? styles['time']}>
      <span aria-hidden="true">{format.short(at, now)}</span>
      <VisuallyHidden>{full}</VisuallyHidden>
    </time>
  );
}
