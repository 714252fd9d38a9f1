import { join } from 'node:path';
import type { NativeWords } from '@tandem/ui/native-words';
import { app, nativeImage } from 'electron';
import { type Badge, badgeText } from '../core/badge/badge.ts';
import type { ConsoleWindow } from './windows.ts';

/** Shows the badge where the system has a place for it: dock, taskbar, launcher; and in the title everywhere. */
export function showBadge(badge: Badge, window: ConsoleWindow, resources: string, words: NativeWords['tray']): void {
  const text = badgeText(badge);
  window.setTitle(text === '' ? 'Tandem' : `(${text}) Tandem`);
  if (process.platform === 'darwin') app.dock?.setBadge(text);
  else if (process.platform === 'linux') app.setBadgeCount(badge.kind === 'count' ? badge.count : 0);
  else {
    const name = overlayOf(badge);
    const image = name === null ? null : nativeImage.createFromPath(join(resources, `${name}.png`));
    window.native?.setOverlayIcon(image, badge.kind === 'expired' ? words.expired : text);
  }
}

function overlayOf(badge: Badge): string | null {
  if (badge.kind === 'none') return null;
  return badge.kind === 'expired' ? 'overlay-expired' : `overlay-${badge.count > 9 ? 'more' : badge.count}`;
}
