import { useWords } from '@tandem/ui';
import { createContext, useContext } from 'react';
import type { Bridge } from '../../ipc/bridge.ts';
import type { Facts } from '../../ipc/facts.schema.ts';
import type { Managed } from '../../ipc/managed.schema.ts';
import type { Settings } from '../../ipc/settings.schema.ts';

/** A part of the app that opens over the console. */
export type Pane = 'settings' | 'doctor' | 'server';

export interface Desktop {
  readonly bridge: Bridge;
  readonly facts: Facts;
  /** What the organisation has decided here, as it is now. */
  readonly managed: Managed;
  readonly open: (pane: Pane) => void;
}

export const DesktopContext = createContext<Desktop | null>(null);

/** The app around the console; null in a browser. */
export const useDesktop = (): Desktop | null => useContext(DesktopContext);

/** Where customers go. In the app that is another program's business. */
export function usePortal(): { readonly href: string; readonly target?: string; readonly rel?: string } {
  const server = useDesktop()?.facts.server;
  return server ? { href: `${server}/`, target: '_blank', rel: 'noreferrer' } : { href: '/' };
}

/** Who has decided a setting, in words, where it cannot be changed here. */
export function useLockedBy(setting: keyof Settings): string | undefined {
  const desktop = useDesktop();
  const { by } = useWords().desktop.managed;
  return desktop?.managed.locked.includes(setting) ? by : undefined;
}
