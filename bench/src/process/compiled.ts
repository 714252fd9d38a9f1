import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The compiled file of this package for a child process: a loader in between would be measured with it. */
export const compiled = (path: string): string => inRoot(`bench/dist/${path}`);

/** A built file below the repository's root; throws when it is not built. */
export function inRoot(path: string): string {
  const file = root + path;
  if (!existsSync(file)) throw new Error(`${path} is missing. Run: npm run build && npx tsc -b bench`);
  return file;
}
