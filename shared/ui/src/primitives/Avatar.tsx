import styles from './Avatar.module.css';
import { classes } from './classes.ts';

interface AvatarProps {
  readonly id: number;
  readonly name: string;
  readonly size?: 'small' | 'normal';
}

const COLOURS = 6;

/** Initials on a colour of their own. Decoration: the name stands beside it, or in the label of the control around it. */
export function Avatar({ id, name, size = 'normal' }: AvatarProps) {
  return (
    <span className={classes(styles['avatar'], styles[size], styles[`colour${id % COLOURS}`])} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** First letters of the first and last word; whole characters, whatever the script. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
