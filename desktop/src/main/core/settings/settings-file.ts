import { parse } from '@tandem/contract';
import { firstSettings, type Settings, settingsSchema } from '../../../ipc/settings.schema.ts';
import type { Files } from '../files/files.ts';
import { Saving } from '../files/saving.ts';
import type { Log } from '../log/log.ts';
import { serverAddress } from '../server/server-address.ts';
import { type Bounds, toBounds } from '../window/bounds.ts';

const NAME = 'settings.json';

/** What the file holds: what people set, and what the app remembers by itself. */
interface Kept {
  settings: Settings;
  server: string | null;
  bounds: Bounds | null;
  /** It was explained once that the app stays when its window is closed. */
  trayExplained: boolean;
  /** Somebody was signed in at the server, and did not sign out. */
  signedIn: boolean;
  /** Servers that were left and have not heard of the sign-out yet. */
  owed: readonly string[];
}

/**
 * What is set for the app on this computer. A value that does not fit is replaced by the first one and logged; a damaged
 * file is no reason not to start.
 */
export class SettingsFile {
  private readonly saving: Saving;

  private constructor(
    private readonly kept: Kept,
    files: Files,
    log: Log,
  ) {
    this.saving = new Saving(
      () => files.write(NAME, `${JSON.stringify({ ...kept, ...kept.settings, settings: undefined }, null, 2)}\n`),
      (cause) => log.warn('settings could not be saved', { cause }),
    );
  }

  static async open(files: Files, log: Log): Promise<SettingsFile> {
    const text = await files.read(NAME).catch((cause) => {
      log.warn('settings could not be read', { cause });
      return null;
    });
    return new SettingsFile(understood(text, log), files, log);
  }

  get settings(): Settings {
    return this.kept.settings;
  }
  get server(): string | null {
    return this.kept.server;
  }
  get bounds(): Bounds | null {
    return this.kept.bounds;
  }
  get trayExplained(): boolean {
    return this.kept.trayExplained;
  }
  get signedIn(): boolean {
    return this.kept.signedIn;
  }
  get owed(): readonly string[] {
    return this.kept.owed;
  }

  change(change: Partial<Settings>): Settings {
    this.kept.settings = { ...this.kept.settings, ...change };
    this.saving.soon();
    return this.kept.settings;
  }

  remember(facts: Partial<Omit<Kept, 'settings'>>): void {
    Object.assign(this.kept, facts);
    this.saving.soon();
  }

  settled(): Promise<void> {
    return this.saving.settled();
  }
}

function understood(text: string | null, log: Log): Kept {
  const found = toRecord(text, log);
  const settings: Settings = { ...firstSettings };
  for (const key of Object.keys(firstSettings) as (keyof Settings)[]) {
    if (!(key in found)) continue;
    try {
      Object.assign(settings, parse(settingsSchema.pick([key]).noUnknown(), { [key]: found[key] }));
    } catch {
      log.warn('a setting is not understood and left at its first value', { key });
    }
  }
  const server = typeof found['server'] === 'string' ? serverAddress(found['server']) : null;
  if (server === null && found['server'] != null) log.warn('the server in the settings is not a usable address');
  const [trayExplained, signedIn] = [found['trayExplained'] === true, found['signedIn'] === true];
  return {
    settings,
    server,
    bounds: toBounds(found['bounds']),
    trayExplained,
    signedIn,
    owed: serversIn(found['owed']),
  };
}

const serversIn = (found: unknown): string[] =>
  (Array.isArray(found) ? found : []).flatMap((each) => (typeof each === 'string' ? (serverAddress(each) ?? []) : []));

function toRecord(text: string | null, log: Log): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>;
  } catch {
    // Said below.
  }
  log.warn('the settings are damaged; the first ones are used');
  return {};
}
