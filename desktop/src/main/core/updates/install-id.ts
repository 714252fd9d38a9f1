import { randomUUID } from 'node:crypto';
import type { Files } from '../files/files.ts';
import type { Log } from '../log/log.ts';

const NAME = 'install-id';

/** By this one installation stands out from others, for nothing but its place in the row for a new version. Never sent. */
export async function installId(files: Files, log: Log): Promise<string> {
  try {
    const known = (await files.read(NAME))?.trim();
    if (known) return known;
    const made = randomUUID();
    await files.write(NAME, made);
    return made;
  } catch (cause) {
    log.warn('the id of this installation could not be kept', { cause });
    return randomUUID();
  }
}
