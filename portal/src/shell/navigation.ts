import type { Navigate } from '@tandem/ui';
import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';

/**
 * Goes to another page of the portal: at its top, with the focus on the page, from where its heading takes it. Going back
 * moves the focus too; the scroll position is then the browser's.
 */
export function useAppNavigation(): Navigate {
  const [, setLocation] = useLocation();
  useEffect(() => {
    window.addEventListener('popstate', focusMain);
    return () => window.removeEventListener('popstate', focusMain);
  }, []);
  return useCallback(
    (href) => {
      setLocation(href);
      window.scrollTo(0, 0);
      focusMain();
    },
    [setLocation],
  );
}

/** Whether the focus waits for the heading of the page that is about to appear. */
export const headingMayTakeFocus = (): boolean => document.activeElement?.id === 'main';

function focusMain(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}
