import { useSyncExternalStore } from 'react';

/** Where the choice is kept. */
const key = 'tandem.enter';

/** Whether Enter sends a message or starts a new line; kept on this device, followed by its other tabs. */
export function useEnterSends(): { readonly enterSends: boolean; readonly choose: (sends: boolean) => void } {
  return { enterSends: useSyncExternalStore(subscribe, read), choose };
}

let unstored: boolean | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', tell);
  };
}

function read(): boolean {
  try {
    return unstored ?? localStorage.getItem(key) !== 'breaks';
  } catch {
    return unstored ?? true;
  }
}

function choose(sends: boolean): void {
  try {
    if (sends) localStorage.removeItem(key);
    else localStorage.setItem(key, 'breaks');
    unstored = null;
  } catch {
    unstored = sends; // Storage is full or forbidden: the choice holds until the page is left.
  }
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
