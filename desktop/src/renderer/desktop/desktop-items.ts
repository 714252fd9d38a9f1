import { type MenuItem, useWords } from '@tandem/ui';
import { useDesktop } from './desktop-context.ts';

/** What the app adds to the menu of the account; nothing in a browser. */
export function useDesktopItems(): MenuItem[] {
  const desktop = useDesktop();
  const words = useWords().desktop;
  return desktop ? [{ label: words.openSettings, icon: 'settings', onSelect: () => desktop.open('settings') }] : [];
}
