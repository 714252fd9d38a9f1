import { join } from 'node:path';
import { app } from 'electron';
import type { Settings } from '../../ipc/settings.schema.ts';
import { diskFiles } from '../core/files/disk-files.ts';
import type { Log } from '../core/log/log.ts';
import { autostartEntry } from '../core/start/autostart.ts';

/** Tells the system what people set: whether it starts the app at login, and how. Only an installed app can be started. */
export function applySettings({ openAtLogin, startHidden }: Settings, log: Log): void {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin, args: startHidden ? ['--hidden'] : [] });
    return;
  }
  const name = 'org.tandem.console.desktop';
  const files = diskFiles(join(process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'), 'autostart'));
  const program = process.env['APPIMAGE'] ?? app.getPath('exe');
  const done = openAtLogin ? files.write(name, autostartEntry(program, startHidden)) : files.remove(name);
  done.catch((cause) => log.warn('the start at login could not be set', { cause }));
}
