import type { PolicySource } from '@tandem/contract';
import { build } from 'plist';
import { type PolicyKey, policyNames } from '../core/policy/fit.ts';
import { type PolicyValues, policyRules } from '../core/policy/policy.generated.ts';
import type { PolicyDisk, Standing } from '../core/policy/policy-files.ts';
import { linuxReader, macReader } from '../core/policy/read-posix.ts';
import { type RunProgram, windowsReader } from '../core/policy/read-windows.ts';
import type { PolicyReader } from '../core/policy/reading.ts';

/** What an administrator writes into one place. */
export interface Written {
  readonly enforced?: Readonly<Record<string, unknown>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** One system, with what its places are and a way to write into them as its tools do. */
export interface ManagedSystem {
  /** The one that counts most first. */
  readonly sources: readonly PolicySource[];
  /** The places where nobody at the computer can change anything, so that a broken one closes. */
  readonly enforcing: readonly PolicySource[];
  readonly managed: (written: Partial<Record<PolicySource, Written>>, damaged?: PolicySource) => PolicyReader;
}

const root: Standing = { kind: 'folder', owner: 0, mode: 0o755 };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A disk in memory. Every folder belongs to root, and so does every file unless it is said to stand otherwise. */
export class FakeDisk implements PolicyDisk {
  readonly standing = new Map<string, Standing>();
  constructor(readonly files = new Map<string, Uint8Array>()) {}

  async look(path: string): Promise<Standing | null> {
    const known = this.standing.get(path);
    if (known) return known;
    if (this.files.has(path)) return { kind: 'file', owner: 0, mode: 0o644 };
    return path === '/' || [...this.files.keys()].some((file) => file.startsWith(`${path}/`)) ? root : null;
  }
  async read(path: string, mostBytes: number): Promise<Uint8Array> {
    const bytes = this.files.get(path);
    if (bytes === undefined || bytes.length > mostBytes) throw new Error('too large');
    return bytes;
  }
  async list(path: string): Promise<readonly string[] | null> {
    const below = [...this.files.keys()].filter((file) => file.startsWith(`${path}/`));
    return below.length === 0 ? null : below.map((file) => file.slice(path.length + 1));
  }
}

/** The registry as `reg.exe` prints it, and PowerShell for who owns a file. */
export function fakeWindows(
  keys: ReadonlyMap<string, string>,
  sddl: (file: string) => string = () => 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)',
): RunProgram {
  return async (file, [, key = ''], env) => {
    if (file.endsWith('powershell.exe')) return { code: 0, output: `${sddl(env?.['TANDEM_POLICY_FILE'] ?? '')}\r\n` };
    const printed = keys.get(key);
    if (printed !== undefined) return { code: 0, output: printed };
    const below = [...keys.keys()].filter((name) => name.startsWith(`${key}\\`));
    if (below.length === 0) return { code: 1, output: '' };
    return { code: 0, output: `\r\n${below.map(fullName).join('\r\n')}\r\n` };
  };
}

const fullName = (key: string) => key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').replace(/^HKCU/, 'HKEY_CURRENT_USER');

/** What `reg.exe query /s` prints of a key. */
export function printedKey(key: string, { enforced = {}, defaults = {} }: Written): string {
  const section = (name: string, values: Readonly<Record<string, unknown>>) => {
    const lists = Object.entries(values).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
    const own = Object.entries(values).filter(([, value]) => !Array.isArray(value));
    return [
      `\r\n${name}\r\n${own.map(([each, value]) => lineOf(each, value)).join('')}`,
      ...lists.map(
        ([each, items]) => `\r\n${name}\\${each}\r\n${items.map((item, at) => lineOf(String(at + 1), item)).join('')}`,
      ),
    ].join('');
  };
  return section(fullName(key), enforced) + section(`${fullName(key)}\\Defaults`, defaults);
}

function lineOf(name: string, value: unknown): string {
  const [type, data] =
    typeof value === 'boolean'
      ? ['REG_DWORD', value ? '0x1' : '0x0']
      : typeof value === 'number'
        ? ['REG_DWORD', `0x${value.toString(16)}`]
        : ['REG_SZ', String(value)];
  return `    ${name}    ${type}    ${data}\r\n`;
}

const keyOf = {
  'machine-policy': 'HKLM\\SOFTWARE\\Policies\\Tandem',
  'user-policy': 'HKCU\\SOFTWARE\\Policies\\Tandem',
  installer: 'HKLM\\SOFTWARE\\Tandem\\Install',
} as const;
const fileOf: Partial<Record<PolicySource, string>> = {
  'device-profile': '/Library/Managed Preferences/org.tandem.desktop.plist',
  'user-profile': '/Library/Managed Preferences/ben/org.tandem.desktop.plist',
  etc: '/etc/tandem/policy.json',
  'application-file': '/opt/Tandem/resources/policy.json',
  'machine-file': '/Library/Application Support/Tandem/policy.json',
};
const isPlist = (path: string) => path.endsWith('.plist');

const onDisk = (written: Partial<Record<PolicySource, Written>>, damaged?: PolicySource) =>
  new FakeDisk(
    new Map(
      Object.entries(written).map(([source, { enforced = {}, defaults = {} }]) => {
        const path = fileOf[source as PolicySource] ?? '';
        if (source === damaged) return [path, text('<{ half a fi')];
        return [
          path,
          text(
            isPlist(path)
              ? build({ ...enforced, Defaults: defaults } as never)
              : JSON.stringify({ enforced, defaults }),
          ),
        ];
      }),
    ),
  );

export const systems: Readonly<Record<'windows' | 'mac' | 'linux', ManagedSystem>> = {
  windows: {
    sources: ['machine-policy', 'user-policy', 'application-file', 'machine-file', 'installer'],
    enforcing: ['machine-policy', 'user-policy', 'application-file', 'machine-file'],
    managed(written, damaged) {
      const keys = new Map<string, string>();
      const disk = new FakeDisk();
      for (const [source, what] of Object.entries(written) as [PolicySource, Written][]) {
        const file = { 'application-file': 'C:\\App\\policy.json', 'machine-file': 'C:\\Data\\Tandem\\policy.json' }[
          source as 'machine-file'
        ];
        if (file) disk.files.set(file, text(source === damaged ? '{' : JSON.stringify(what)));
        const key = keyOf[source as keyof typeof keyOf];
        // What the installer was told stands in its key itself, and counts as a default.
        const values = source === 'installer' ? { enforced: what.defaults ?? {} } : what;
        if (key) keys.set(key, source === damaged ? 'ERROR' : printedKey(key, values));
      }
      const places = { windows: 'C:\\Windows', programData: 'C:\\Data', resources: 'C:\\App' };
      return windowsReader({ ...places, disk, run: fakeWindows(keys) });
    },
  },
  mac: {
    sources: ['device-profile', 'user-profile', 'application-file', 'machine-file'],
    enforcing: ['device-profile', 'user-profile', 'application-file', 'machine-file'],
    managed: (written, damaged) =>
      macReader({ disk: onDisk(written, damaged), resources: '/opt/Tandem/resources', user: 'ben' }),
  },
  linux: {
    sources: ['etc', 'application-file'],
    enforcing: ['etc', 'application-file'],
    managed: (written, damaged) => linuxReader({ disk: onDisk(written, damaged), resources: '/opt/Tandem/resources' }),
  },
};

/** Two values that fit each key, and one that does not. */
export const samplesOf: { readonly [K in PolicyKey]: readonly [PolicyValues[K], PolicyValues[K], unknown] } = {
  serverUrl: ['https://desk.example', 'https://other.example:8443', 'http://desk.example'],
  serverName: ['Support', 'Service', ''],
  'updates.feedUrl': ['https://updates.example/tandem', 'https://cdn.example', 'http://updates.example'],
  'updates.maxVersion': ['1.4.0', '2.0.0-beta.1', 'newest'],
  'notifications.quietHours': ['18:00-08:00', '12:00-13:00', '25:00-08:00'],
  'proxy.pacUrl': ['http://wpad.example/proxy.pac', 'https://proxy.example/', 'http://me:secret@proxy.example/'],
  'proxy.rules': ['proxy.example:3128', 'https=proxy.example:1', 'http://me:secret@proxy.example'],
  'proxy.bypass': ['*.example;<local>', '10.0.0.0/8', 'a\tb'],
  'tls.clientCertFilter': [['Staff CA', 'Other CA'], ['Third CA'], ['']],
  'tls.spkiPins': [['r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E='], [`${'A'.repeat(43)}=`], ['none']],
  'updates.mode': ['off', 'auto', 'sometimes'],
  'updates.channel': ['beta', 'stable', 'canary'],
  'updates.deferDays': [7, 30, 31],
  'session.idleSignOutMinutes': [15, 60, 100_000],
  'notifications.preview': ['none', 'title', 'some'],
  'proxy.mode': ['direct', 'fixed', 'socks'],
  locale: ['de', 'ar', 'fr'],
  logLevel: ['warn', 'info', 'all'],
  zoom: [125, 80, 400],
  ...flags(),
};

function flags() {
  const names = policyNames.filter((key) => policyRules[key].type === 'boolean');
  return Object.fromEntries(names.map((key) => [key, [true, false, 'perhaps']])) as never as {
    readonly [K in PolicyKey as PolicyValues[K] extends boolean ? K : never]: readonly [boolean, boolean, unknown];
  };
}
