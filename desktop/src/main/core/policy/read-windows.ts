import type { PolicySource } from '@tandem/contract';
import { isPolicyKey, policyNames } from './fit.ts';
import { policyRules } from './policy.generated.ts';
import { policyFileReading } from './policy-file.ts';
import { mostBytes, type PolicyDisk } from './policy-files.ts';
import { brokenReading, lateReading, type PolicyReader, type Reading } from './reading.ts';
import { listsKey, type RegistryValue, registryValues } from './registry.ts';

/** Runs a program of the system, without a shell, for 3 s at most. Null when it could not be run to its end. */
export type RunProgram = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => Promise<{ readonly code: number; readonly output: string } | null>;

interface Places {
  readonly run: RunProgram;
  readonly disk: PolicyDisk;
  /** The folder of Windows itself. */
  readonly windows: string;
  readonly programData: string;
  readonly resources: string;
}

/** The places of Windows: group policy of the computer, of the person, then files, then what the installer was told. */
export const windowsReader =
  (places: Places): PolicyReader =>
  async () => {
    const { resources, programData } = places;
    const installed = registry(places, 'installer', 'HKLM\\SOFTWARE\\Tandem\\Install');
    const readings = await Promise.all([
      registry(places, 'machine-policy', 'HKLM\\SOFTWARE\\Policies\\Tandem'),
      registry(places, 'user-policy', 'HKCU\\SOFTWARE\\Policies\\Tandem'),
      file(places, 'application-file', `${resources}\\policy.json`),
      file(places, 'machine-file', `${programData}\\Tandem\\policy.json`),
      // Only ever defaults: whoever installs is not yet who decides.
      installed.then((found) => found && { ...found, enforced: {}, defaults: found.enforced }),
    ]);
    return readings.filter((reading) => reading !== null);
  };

async function registry({ run, windows }: Places, source: PolicySource, key: string): Promise<Reading | null> {
  const reg = `${windows}\\System32\\reg.exe`;
  const answer = await run(reg, ['query', key, '/s', '/reg:64']);
  if (answer === null) return lateReading(source, key, 'the registry did not answer');
  if (answer.code === 0) {
    const values = registryValues(answer.output, key);
    return values === null
      ? brokenReading(source, key, 'the registry said something odd')
      : readingOf(source, key, values);
  }
  // It says the same for a key that is not there and for one it may not read, in the language of the computer.
  const above = await run(reg, ['query', key.slice(0, key.lastIndexOf('\\')), '/reg:64']);
  if (above === null) return lateReading(source, key, 'the registry did not answer');
  return above.code === 0 && listsKey(above.output, key) ? brokenReading(source, key, 'must not be read') : null;
}

function readingOf(source: PolicySource, place: string, values: readonly RegistryValue[]): Reading {
  const inDefaults = ({ below }: RegistryValue) => /^defaults(\\|$)/i.test(below);
  const defaults = values
    .filter(inDefaults)
    .map((value) => ({ ...value, below: value.below.replace(/^defaults\\?/i, '') }));
  return {
    source,
    place,
    enforced: sectionOf(values.filter((value) => !inDefaults(value))),
    defaults: sectionOf(defaults),
  };
}

/** The registry knows no yes and no and no lists: both are written as it is the custom there. */
function sectionOf(values: readonly RegistryValue[]): Record<string, unknown> {
  const section: Record<string, unknown> = {};
  const lists = new Map<string, RegistryValue[]>();
  for (const value of values) {
    if (value.below === '') section[named(value.name)] = plain(named(value.name), value);
    else lists.set(named(value.below), [...(lists.get(named(value.below)) ?? []), value]);
  }
  for (const [name, items] of lists) {
    const sorted = items.sort((one, other) => Number(one.name) - Number(other.name));
    section[name] = sorted.map(({ type, data }) => (type === 'REG_SZ' ? data : null));
  }
  return section;
}

/** The registry does not tell upper from lower case. */
const named = (name: string): string => policyNames.find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;

function plain(name: string, { type, data }: RegistryValue): unknown {
  const text = type === 'REG_SZ' ? data : null;
  const count = type === 'REG_DWORD' && /^0x[0-9a-f]{1,8}$/i.test(data) ? Number.parseInt(data, 16) : null;
  switch (isPolicyKey(name) ? policyRules[name].type : 'string') {
    case 'boolean':
      if (count === 0 || count === 1) return count === 1;
      return text !== null && /^(true|false|1|0)$/i.test(text) ? /^(true|1)$/i.test(text) : null;
    case 'integer':
      return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : count;
    case 'array':
      return null; // one value is no list
    default:
      // What is not ASCII comes in a code page that nobody names, so that it cannot be told what was meant.
      return text !== null && /^[\x20-\x7e]*$/.test(text) ? text : null;
  }
}

/** Everybody may put files into these folders, so the owner decides: the system, its installer or administrators. */
async function file({ run, disk, windows }: Places, source: PolicySource, place: string): Promise<Reading | null> {
  try {
    const standing = await disk.look(place);
    if (standing === null) return null;
    if (standing.kind !== 'file') return { source, place, enforced: {}, defaults: {}, ignored: 'not a file' };
    // The path is handed over beside the command, which would take it for a part of itself.
    const answer = await run(
      `${windows}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
      ['-NoProfile', '-NonInteractive', '-Command', '(Get-Acl -LiteralPath $env:TANDEM_POLICY_FILE).Sddl'],
      { TANDEM_POLICY_FILE: place },
    );
    if (answer === null) return lateReading(source, place, 'its owner was not told in time');
    if (answer.code !== 0) return brokenReading(source, place, 'its owner cannot be told');
    const why = distrustSddl(answer.output.trim());
    if (why !== null) return { source, place, enforced: {}, defaults: {}, ignored: why };
    return policyFileReading(source, place, await disk.read(place, mostBytes));
  } catch (cause) {
    return brokenReading(source, place, cause instanceof Error ? cause.message : 'unreadable');
  }
}

const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const trusted = ['SY', 'BA', 'S-1-5-18', 'S-1-5-32-544', installer];
/** Rights by which nothing can be changed: reading and running. */
const harmless = /^(FR|FX|GR|GX|RC|CC|SW|WP|LO)*$/;
/** Write, append, delete, change the rights, take over; of this object or in general. */
const CHANGES = 0x500d0156;

/** Why a file with this security descriptor may be somebody else's than an administrator's; null when it cannot be. */
export function distrustSddl(sddl: string): string | null {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl)?.[1];
  if (owner === undefined || !trusted.includes(owner)) return 'does not belong to administrators';
  const list = /D:[A-Z]*((?:\([^()]*\))*)/.exec(sddl)?.[1];
  if (list === undefined || list === '') return 'open to everybody';
  for (const [, entry = ''] of list.matchAll(/\(([^()]*)\)/g)) {
    const [kind, , rights = '', , , who = ''] = entry.split(';');
    if (/^[OX]?D$/.test(kind ?? '') || trusted.includes(who)) continue; // what denies opens nothing
    const mask = /^0x[0-9a-f]+$/i.test(rights) ? Number.parseInt(rights, 16) : null;
    if (mask === null ? !harmless.test(rights) : (mask & CHANGES) !== 0) return 'can be written by others';
  }
  return null;
}
