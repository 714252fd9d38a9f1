import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './LinkButton.module.css';

/** A button in a line of words: it does something, and looks like a link because a whole button would shout there. */
export function LinkButton({ className, ...button }: ComponentProps<'button'>) {
  return <button type="button" {...button} className={classes(styles['link'], className)} />;
}
