import type { PolicySource } from '@tandem/contract';
import { parse } from 'plist';
import { policyFileReading, toRecord } from './policy-file.ts';
import { distrust, mostBytes, type PolicyDisk } from './policy-files.ts';
import { brokenReading, type PolicyReader, type Reading } from './reading.ts';

interface Places {
  readonly disk: PolicyDisk;
  /** Where the app's own resources are. */
  readonly resources: string;
}

type Understand = (source: PolicySource, place: string, bytes: Uint8Array) => Reading;

const MOST_FILES = 100;

/** The places of Linux: `/etc/tandem`, then a file beside the app. */
export const linuxReader =
  ({ disk, resources }: Places): PolicyReader =>
  async () => {
    const folder = '/etc/tandem/policy.d';
    const names = await disk.list(folder).catch(() => 'unreadable' as const);
    const parts = Array.isArray(names) ? names.filter((name) => name.endsWith('.json')).sort() : [];
    const readings = await Promise.all([
      rooted(disk, 'etc', '/etc/tandem/policy.json', policyFileReading),
      ...parts.slice(0, MOST_FILES).map((name) => rooted(disk, 'etc', `${folder}/${name}`, policyFileReading)),
      names === 'unreadable' ? brokenReading('etc', folder, 'cannot be listed') : null,
      parts.length > MOST_FILES ? brokenReading('etc', folder, `more than ${MOST_FILES} files`) : null,
      owned(disk, 'application-file', `${resources}/policy.json`),
    ]);
    return readings.filter((reading) => reading !== null);
  };

/**
 * The places of macOS: what a profile has put into the managed preferences, for the computer and for this person, then
 * files. Only the system writes there; `defaults write` of a person ends up elsewhere and is never read.
 */
export const macReader =
  ({ disk, resources, user }: Places & { readonly user: string }): PolicyReader =>
  async () => {
    const managed = '/Library/Managed Preferences';
    const own = /^[\w.@-]+$/.test(user) && !/^\.+$/.test(user);
    const readings = await Promise.all([
      rooted(disk, 'device-profile', `${managed}/org.tandem.desktop.plist`, plistReading),
      own ? rooted(disk, 'user-profile', `${managed}/${user}/org.tandem.desktop.plist`, plistReading) : null,
      owned(disk, 'application-file', `${resources}/policy.json`),
      rooted(disk, 'machine-file', '/Library/Application Support/Tandem/policy.json', policyFileReading),
    ]);
    return readings.filter((reading) => reading !== null);
  };

/** A file in a place where only root can put one: one that is not root's is a mistake of an administrator. */
async function rooted(
  disk: PolicyDisk,
  source: PolicySource,
  place: string,
  read: Understand,
): Promise<Reading | null> {
  try {
    if ((await disk.look(place)) === null) return null;
    const why = await distrust(disk, place);
    return why === null ? read(source, place, await disk.read(place, mostBytes)) : brokenReading(source, place, why);
  } catch (cause) {
    return brokenReading(source, place, cause instanceof Error ? cause.message : 'unreadable');
  }
}

/** A file beside the app: in an installation of one's own anybody could have put it there. */
async function owned(disk: PolicyDisk, source: PolicySource, place: string): Promise<Reading | null> {
  const reading = await rooted(disk, source, place, policyFileReading);
  if (reading?.broken === undefined) return reading;
  const why = await distrust(disk, place).catch(() => 'cannot be looked at');
  return why === null ? reading : { source, place, enforced: {}, defaults: {}, ignored: why };
}

/** A property list, binary or XML. What the system adds about the profile itself is no setting. */
function plistReading(source: PolicySource, place: string, bytes: Uint8Array): Reading {
  try {
    const isBinary = new TextDecoder('latin1').decode(bytes.subarray(0, 6)) === 'bplist';
    const found = parse(isBinary ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { Defaults: defaults = {}, ...all } = toRecord(found);
    const enforced = Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('Payload')));
    return { source, place, enforced, defaults: toRecord(defaults) };
  } catch {
    return brokenReading(source, place, 'not a property list');
  }
}
