import { createHash } from 'node:crypto';
import { gt, valid } from 'semver';
import type { Refusal } from '../../../ipc/update.schema.ts';

/** How the app came onto this computer, as its installer wrote it beside the app. */
export const installKinds = ['nsis-user', 'mac-app', 'appimage', 'msi', 'pkg', 'linux-package'] as const;
export type InstallKind = (typeof installKinds)[number];

/** Those that may replace themselves: they belong to one person. */
const own: readonly InstallKind[] = ['nsis-user', 'mac-app', 'appimage'];

export interface Installation {
  /** Null: not installed by any installer of ours. */
  readonly kind: InstallKind | null;
  /** The program lies where only administrators write, whatever installed it. */
  readonly forAll: boolean;
  /** It says whose signature an installer for Windows must carry: without, the updater would take any. */
  readonly namesPublisher: boolean;
  /** How many keys for manifests this build holds. */
  readonly keys: number;
}

/** Why this app never replaces itself, or null if it may. */
export function refusalOf({ kind, forAll, namesPublisher, keys }: Installation): Refusal | null {
  if (kind === null) return 'not_installed';
  if (!own.includes(kind) || forAll) return 'managed';
  if (keys === 0) return 'no_key';
  if (kind === 'nsis-user' && !namesPublisher) return 'no_publisher';
  return null;
}

export type Ring = 'stable' | 'beta';

/** What is wanted of updates, whoever says so: the policy of the computer before the person. */
export interface UpdateWishes {
  readonly mode: 'off' | 'notify' | 'auto';
  readonly ring: Ring;
  /** Null: the server the app works with. */
  readonly feedUrl: string | null;
  /** Never beyond this version. */
  readonly maxVersion: string | null;
  /** A version is left alone until it is so many days old. */
  readonly deferDays: number;
}

/** A newer version, as a signed manifest describes it. */
export interface Offer {
  readonly version: string;
  /** ISO 8601, as it was built; null where the manifest does not say. */
  readonly releasedAt: string | null;
  /** To how many of a hundred it is offered. */
  readonly percentage: number;
}

export interface Circumstances {
  readonly current: string;
  readonly wishes: UpdateWishes;
  /** Told by chance once per installation. */
  readonly installId: string;
  readonly now: number;
}

const DAY = 86_400_000;

/** Whether an offer is for this computer, now. Every condition must hold; what cannot be read counts against it. */
export function isTaken(offer: Offer, { current, wishes, installId, now }: Circumstances): boolean {
  if (valid(offer.version) === null || !gt(offer.version, current)) return false;
  if (wishes.maxVersion !== null && (valid(wishes.maxVersion) === null || gt(offer.version, wishes.maxVersion)))
    return false;
  if (wishes.deferDays > 0) {
    const released = Date.parse(offer.releasedAt ?? '');
    if (Number.isNaN(released) || now < released + wishes.deferDays * DAY) return false;
  }
  return share(installId, offer.version) < offer.percentage / 100;
}

/** Where an installation stands in the row for a version, from 0 to 1: always the same, and another for each version. */
export function share(installId: string, version: string): number {
  const hash = createHash('sha256').update(`${installId}\n${version}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** The manifest to ask for. A beta ring is given stable versions, too: builds of those write both. */
export function manifestName(ring: Ring, kind: InstallKind, arch: string): string {
  const system = { 'mac-app': '-mac', appimage: arch === 'x64' ? '-linux' : `-linux-${arch}` }[kind as string] ?? '';
  return `${ring === 'beta' ? 'beta' : 'latest'}${system}.yml`;
}
