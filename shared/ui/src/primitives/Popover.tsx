import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { classes } from './classes.ts';
import styles from './Popover.module.css';

export interface PopoverButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
}

interface PopoverProps {
  /** What the panel is, for screen readers. */
  readonly label: string;
  /** Which edge of the button the panel keeps to. */
  readonly align?: 'start' | 'end';
  readonly button: (props: PopoverButton) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
  readonly className?: string | undefined;
}

/** A panel hanging from a button. Not modal: a click elsewhere, Escape, or tabbing out closes it; Escape gives the focus back. */
export function Popover({ label, align = 'end', button, children, className }: PopoverProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useDismiss(open, frame, setOpen, opener);

  useEffect(() => {
    if (open) panel.current?.focus({ preventScroll: true });
  }, [open]);

  return (
    <div ref={frame} className={styles['frame']}>
      {button({
        ref: opener,
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen((was) => !was),
      })}
      {open && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          className={classes(styles['panel'], styles[align], className)}
        >
          {children(() => {
            setOpen(false);
            opener.current?.focus();
          })}
        </div>
      )}
    </div>
  );
}

/** Closes what floats from a button: Escape (focus returns to the button), a press or focus anywhere else. */
export function useDismiss(
  open: boolean,
  frame: RefObject<HTMLElement | null>,
  setOpen: (open: boolean) => void,
  opener: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', onKey);
    };
  }, [open, frame, setOpen, opener]);
}
