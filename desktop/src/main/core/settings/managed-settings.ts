import type { Managed } from '../../../ipc/managed.schema.ts';
import { firstSettings, type Settings } from '../../../ipc/settings.schema.ts';
import type { PolicyKey } from '../policy/fit.ts';
import type { Policy } from '../policy/policy.ts';

/** The policy key that stands for each setting people have. */
export const policyOfSetting = {
  language: 'locale',
  notices: 'notifications.enabled',
  preview: 'notifications.preview',
  sound: 'notifications.sound',
  closeToTray: 'closeToTray',
  openAtLogin: 'autostart',
  startHidden: 'startHidden',
  updateMode: 'updates.mode',
  updateChannel: 'updates.channel',
} as const satisfies Record<keyof Settings, PolicyKey>;

export const settingNames = Object.keys(policyOfSetting) as readonly (keyof Settings)[];

/** What counts: what is enforced, else what people chose, else what they are to start with. */
export function settingsUnder(policy: Policy, chosen: Partial<Settings>): Settings {
  const entries = settingNames.map((name) => {
    const key = policyOfSetting[name];
    const forced = policy.forced(key);
    if (forced) return [name, forced.value];
    // Null is no choice: as the computer or the organisation has it.
    return [name, chosen[name] ?? policy.preset(key)?.value ?? firstSettings[name]];
  });
  const settings = Object.fromEntries(entries) as Settings;
  return policy.closed.includes('updates') ? { ...settings, updateMode: 'off' } : settings;
}

/** The settings that nobody at this computer can change: enforced, or closed as nobody knows what they were to be. */
export const lockedSettings = (policy: Policy): readonly (keyof Settings)[] =>
  settingNames.filter(
    (name) => policy.forced(policyOfSetting[name]) !== undefined || policy.isShut(policyOfSetting[name]),
  );

/** What the window is shown of it. */
export function managedOf({ policy, server, serverIs, locked }: ManagedState): Managed {
  return {
    server: serverIs,
    address: server,
    serverName: policy.value('serverName') ?? null,
    locked: [...locked],
    locale: policy.value('locale') ?? null,
    persists: policy.value('session.persist') ?? true,
    problems: policy.problems.slice(0, 50).map(({ place, key, what }) => ({ place, key, what })),
  };
}

interface ManagedState {
  readonly policy: Policy;
  readonly server: string | null;
  readonly serverIs: Managed['server'];
  readonly locked: readonly (keyof Settings)[];
}
