import { randomUUID } from 'node:crypto';
import { parse } from '@tandem/contract';
import { type Settings, settingsSchema } from '../../../ipc/settings.schema.ts';
import type { Files } from '../files/files.ts';
import { Saving } from '../files/saving.ts';
import type { Log } from '../log/log.ts';
import type { PolicyKey } from '../policy/fit.ts';
import type { ManagedPolicy } from '../policy/managed-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { serverAddress } from '../server/server-address.ts';
import { type Bounds, toBounds } from '../window/bounds.ts';
import { lockedSettings, policyOfSetting, settingNames, settingsUnder } from './managed-settings.ts';

const NAME = 'settings.json';

/** What the file holds: what people set, and what the app remembers by itself. */
interface Kept {
  /** Only what somebody chose: for the rest the organisation may have values to start with. */
  chosen: Partial<Settings>;
  server: string | null;
  bounds: Bounds | null;
  /** It was explained once that the app stays when its window is closed. */
  trayExplained: boolean;
  /** By which the service tells this installation from others; made when it is first needed. */
  consoleId: string | null;
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
    readonly managed: ManagedPolicy,
    files: Files,
    log: Log,
  ) {
    this.saving = new Saving(
      () => files.write(NAME, `${JSON.stringify({ ...kept, ...kept.chosen, chosen: undefined }, null, 2)}\n`),
      (cause) => log.warn('settings could not be saved', { cause }),
    );
  }

  static async open(files: Files, log: Log, managed: ManagedPolicy): Promise<SettingsFile> {
    const text = await files.read(NAME).catch((cause) => {
      log.warn('settings could not be read', { cause });
      return null;
    });
    return new SettingsFile(understood(text, managed.allowsLoopback, log), managed, files, log);
  }

  get settings(): Settings {
    return settingsUnder(this.policy, this.kept.chosen);
  }
  /** What the organisation enforces. */
  get locked(): readonly (keyof Settings)[] {
    return lockedSettings(this.policy);
  }
  /** Where to work: null while nobody has said so, and while what the organisation says cannot be understood. */
  get server(): string | null {
    const { policy, kept } = this;
    if (policy.closed.includes('server')) return null;
    const [forced, preset] = [policy.forced('serverUrl')?.value, policy.preset('serverUrl')?.value];
    const managed =
      forced ?? (policy.value('allowServerChange') === false || kept.server === null ? preset : undefined);
    return managed === undefined ? kept.server : serverAddress(managed);
  }
  /** Whether somebody here may say where to work. The first time they may also where changing it later is not allowed. */
  get serverIs(): 'free' | 'locked' | 'closed' {
    const { policy } = this;
    if (policy.closed.includes('server')) return 'closed';
    const free = policy.value('allowServerChange') !== false || this.server === null;
    return free && policy.forced('serverUrl') === undefined ? 'free' : 'locked';
  }
  get policy(): Policy {
    return this.managed.policy;
  }
  /** All of it under the names of the policy, as far as people chose it. */
  get own(): Partial<Record<PolicyKey, unknown>> {
    const { chosen, server } = this.kept;
    const settings = settingNames.map((name) => [policyOfSetting[name], chosen[name]]);
    return { ...Object.fromEntries(settings), serverUrl: server };
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

  get consoleId(): string {
    const id = this.kept.consoleId ?? randomUUID();
    if (id !== this.kept.consoleId) this.remember({ consoleId: id });
    return id;
  }

  change(change: Partial<Settings>): Settings {
    this.kept.chosen = { ...this.kept.chosen, ...change };
    this.saving.soon();
    return this.settings;
  }

  remember(facts: Partial<Omit<Kept, 'chosen'>>): void {
    Object.assign(this.kept, facts);
    this.saving.soon();
  }

  settled(): Promise<void> {
    return this.saving.settled();
  }
}

function understood(text: string | null, allowsLoopback: boolean, log: Log): Kept {
  const found = toRecord(text, log);
  const chosen: Partial<Settings> = {};
  for (const key of settingNames) {
    if (!(key in found)) continue;
    try {
      Object.assign(chosen, parse(settingsSchema.pick([key]).noUnknown(), { [key]: found[key] }));
    } catch {
      log.warn('a setting is not understood and left at its first value', { key });
    }
  }
  const server = typeof found['server'] === 'string' ? serverAddress(found['server'], allowsLoopback) : null;
  if (server === null && found['server'] != null) log.warn('the server in the settings is not a usable address');
  const [trayExplained, signedIn] = [found['trayExplained'] === true, found['signedIn'] === true];
  return {
    chosen,
    server,
    bounds: toBounds(found['bounds']),
    trayExplained,
    signedIn,
    owed: serversIn(found['owed']),
    consoleId: isUuid(found['consoleId']) ? found['consoleId'] : null,
  };
}

const isUuid = (found: unknown): found is string =>
  typeof found === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(found);

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
