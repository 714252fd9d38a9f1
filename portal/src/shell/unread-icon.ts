import { useStores } from '@tandem/ui';
import { useEffect } from 'react';

/** The icon of the tab has a dot while something is unread. Call it from an observer. */
export function useUnreadIcon(): void {
  const { activity } = useStores();
  const isUnread = activity.unread > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!icon || !isUnread) return;
    icon.href = '/icon-unread.svg';
    return () => {
      icon.href = '/icon.svg';
    };
  }, [isUnread]);
}
