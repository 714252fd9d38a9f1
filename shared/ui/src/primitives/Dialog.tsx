import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/index.ts';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  /** Escape, the close button, and a click outside all ask for this; the owner then sets `open`. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons, the one to press last. */
  readonly footer?: ReactNode;
  /** False where there is no way round answering: no close button, no Escape. */
  readonly dismissable?: boolean;
}

/**
 * A modal question.  The native element keeps the focus inside and gives it back; the page behind stays
 * as it is. What is marked `data-focus-first` has the focus at first, otherwise the first control.
 */
export function Dialog({ open, onClose, title, children, footer, dismissable = true }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useWords().general;

  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-focus-first]')?.focus();
    return () => dialog.close();
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out, the click is only the backdrop's
    <dialog
      ref={ref}
      className={styles['dialog']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onClick={(event) => {
        if (dismissable && event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['panel']}>
        <header className={styles['header']}>
          <h2 id={id} className={styles['title']}>
            {title}
          </h2>
          {dismissable && <IconButton icon="close" label={words.close} size="small" onClick={onClose} />}
        </header>
        <div className={styles['body']}>{children}</div>
        {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
      </div>
    </dialog>
  );
}
