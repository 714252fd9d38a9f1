import { managedOf } from '../settings/managed-settings.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { AppPorts } from './ports.ts';

interface Options {
  readonly ports: Pick<AppPorts, 'applySettings' | 'windows' | 'log'>;
  readonly settings: SettingsFile;
  /** Works where it is to work now, and as it is to. */
  readonly move: () => Promise<void>;
}

/** Does what the organisation has changed: what is set, at once; where to work, one move after the other. Then tells the window. */
export function followPolicy({ ports, settings, move }: Options): void {
  let moving = Promise.resolve();
  settings.managed.onChange(() => {
    ports.applySettings(settings.settings);
    ports.windows.tell('settings.changed', settings.settings);
    moving = moving
      .then(move)
      .catch((cause) => ports.log.warn('the server was not changed', { cause }))
      .then(() => ports.windows.tell('managed.changed', managedOf(settings)));
  });
}
