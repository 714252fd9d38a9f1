import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder with a `reg.exe` of its own, found by the name under which Windows has it; there is nothing in the registry. */
export function makeRegistry(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const script = `#!/bin/sh
[ "$2" = 'HKLM\\SOFTWARE\\Policies\\Tandem' ] && [ -f '${folder}/machine.txt' ] && exec cat '${folder}/machine.txt'
exit 1
`;
  writeFileSync(join(folder, 'C:\\Windows\\System32\\reg.exe'), script, { mode: 0o755 });
  return folder;
}

/** Group policy sets this for the computer, in the words of `reg.exe`. */
export function setPolicy(folder: string, values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([name, value]) => `    ${name}    ${value}\r\n`);
  const key = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Tandem\r\n';
  writeFileSync(join(folder, 'machine.txt'), `${key}${lines.join('')}\r\n`);
}

/** The registry answers with something that is none. */
export const damagePolicy = (folder: string): void => writeFileSync(join(folder, 'machine.txt'), 'half an ans');
