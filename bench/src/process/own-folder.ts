import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

/**
 * A temporary folder that goes when this process ends, by a signal that it hears as well. Those of processes that were
 * killed and could not tidy up go now.
 */
export function ownFolder(kind: 'proof' | 'bench', within = tmpdir()): string {
  for (const name of readdirSync(within)) {
    const [, owner] = new RegExp(`^tandem-${kind}-(\\d+)-`).exec(name) ?? [];
    if (owner !== undefined && !isAlive(Number(owner))) remove(join(within, name));
  }
  if (made.size === 0) process.once('exit', () => made.forEach(remove));
  const folder = mkdtempSync(join(within, `tandem-${kind}-${process.pid}-`));
  made.add(folder);
  return folder;
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH'; // it may be somebody else's
  }
}
