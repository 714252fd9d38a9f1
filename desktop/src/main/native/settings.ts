import { app } from 'electron';
import type { Settings } from '../../ipc/settings.schema.ts';

/** Tells the system what people set: whether it starts the app at login, and how. */
export function applySettings({ openAtLogin, startHidden }: Settings): void {
  if (process.platform === 'linux' || !app.isPackaged) return; // Linux: the package's autostart entry
  app.setLoginItemSettings({ openAtLogin, args: startHidden ? ['--hidden'] : [] });
}
