import { classes } from './classes.ts';
import styles from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

interface SkeletonProps {
  /** What is loading, for screen readers. */
  readonly label: string;
  readonly rows?: number;
  /** `row`: lines of a list; `text`: a paragraph; `block`: one card. */
  readonly shape?: 'row' | 'text' | 'block';
}

/** Holds the place of what is loading. Invisible for the first 150 ms, so that what is quick never flickers. */
export function Skeleton({ label, rows = 3, shape = 'row' }: SkeletonProps) {
  return (
    <div role="status" className={styles['skeleton']}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <div key={index} className={classes(styles['line'], styles[shape])} aria-hidden="true" />
      ))}
    </div>
  );
}
