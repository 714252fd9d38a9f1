import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useFirstWords } from '../language/index.ts';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  /** Escape, the close button, and a click outside all ask for this; the owner then sets `open` to false. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons, the one to press last. */
  readonly footer?: ReactNode;
  /** False where there is no way round answering: no close button, no Escape. */
  readonly dismissable?: boolean;
}

/**
 * A modal question. The native element keeps the focus inside and gives it back; the page behind stays as it is. What is
 * marked `data-focus-first` has the focus at first, otherwise the first control.
 */
export function Dialog({ open, ...rest }: DialogProps & { readonly open: boolean }) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, footer, dismissable = true }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useFirstWords().general;
  const pressedOutside = useRef(false);

  // In the layout phase, because only a dialog that is closed before it leaves the page gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-focus-first]')?.focus();
    return () => dialog.close();
  }, []);

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
      // A browser lets the second Escape through, asked or not.
      onClose={() => {
        if (ref.current?.open) return;
        if (dismissable) onClose();
        else ref.current?.showModal();
      }}
      // Pressed and released outside: selecting text may well end out there.
      onPointerDown={(event) => {
        pressedOutside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (dismissable && pressedOutside.current && event.target === event.currentTarget) onClose();
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
