/** One thing on the disk, as far as trust needs it. */
export interface Standing {
  readonly kind: 'file' | 'folder' | 'other';
  readonly owner: number;
  /** The permission bits. */
  readonly mode: number;
}

/** The disk of a computer as the readers see it. */
export interface PolicyDisk {
  /** Of the thing itself, never of what a link points at; null when there is none. Rejects when that cannot be told. */
  look(path: string): Promise<Standing | null>;
  read(path: string, mostBytes: number): Promise<Uint8Array>;
  /** The names in a folder; null when there is none. */
  list(path: string): Promise<readonly string[] | null>;
}

/** Whoever may put megabytes there does not need policies. */
export const mostBytes = 256 * 1_024;

/**
 * Why a file cannot be trusted to be an administrator's, on systems with owners and modes: it, and every folder above
 * it, has to belong to root and be writable for nobody else. Null when it can be.
 */
export async function distrust(disk: PolicyDisk, path: string): Promise<string | null> {
  const parts = path.split('/').slice(1);
  for (let length = parts.length; length >= 0; length -= 1) {
    const at = `/${parts.slice(0, length).join('/')}`;
    const standing = await disk.look(at);
    if (standing === null) return `${at} is gone`;
    if (standing.kind !== (length === parts.length ? 'file' : 'folder')) return `${at} is a link or something else`;
    if (standing.owner !== 0) return `${at} does not belong to root`;
    const open = (standing.mode & 0o022) !== 0;
    // In a folder like /tmp nobody removes what is another's.
    const sticky = standing.kind === 'folder' && (standing.mode & 0o1000) !== 0;
    if (open && !sticky) return `${at} can be written by others`;
  }
  return null;
}
