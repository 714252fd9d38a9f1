import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useFirstWords } from '../language/index.ts';
import { IconButton } from './Button.tsx';
import styles from './Toasts.module.css';

/** Says briefly that something off screen happened. What has a place on the page is said there instead. */
export type ShowToast = (text: string) => void;

const MOST = 3;
const STAYS = 6_000;

/** Holds the toasts, at most three, each for six seconds and never while it is pointed at or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([]);
  const next = useRef(0);
  const words = useFirstWords().general;
  const show = useCallback<ShowToast>((text) => {
    next.current += 1;
    const id = next.current;
    setToasts((shown) => [...shown.filter((toast) => toast.text !== text), { id, text }].slice(-MOST));
  }, []);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);

  return (
    <ToastContext value={show}>
      {children}
      <section aria-label={words.notices} aria-live="polite" aria-relevant="additions" className={styles['region']}>
        <ol className={styles['list']}>
          {toasts.map((toast) => (
            <Toast key={toast.id} text={toast.text} dismiss={words.dismiss} onDone={() => dismiss(toast.id)} />
          ))}
        </ol>
      </section>
    </ToastContext>
  );
}

export const useToast = (): ShowToast => useContext(ToastContext);

const ToastContext = createContext<ShowToast>(() => undefined);

function Toast({ text, dismiss, onDone }: { text: string; dismiss: string; onDone: () => void }) {
  const [held, setHeld] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => done.current(), STAYS);
    return () => clearTimeout(timer);
  }, [held]);
  const hold = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  );
  return (
    <li className={styles['toast']} {...hold}>
      <span>{text}</span>
      <IconButton icon="close" label={dismiss} size="small" onClick={onDone} />
    </li>
  );
}
