import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Where the choice is kept. `first-paint.js`, which runs before the first paint, reads the same key. */
export const themeKey = 'tandem.theme';

/** The chosen appearance and how to choose another; kept on this device, followed by its other tabs. */
export function useTheme(): { readonly theme: Theme; readonly choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, read);
  return { theme, choose };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', follow);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', follow);
  };
}

const read = (): Theme => themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system';

function choose(theme: Theme): void {
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is full or forbidden: the choice holds until the page is left.
  }
}

function follow(event: StorageEvent): void {
  if (event.key === themeKey) show(themes.find((theme) => theme === event.newValue) ?? 'system');
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}
