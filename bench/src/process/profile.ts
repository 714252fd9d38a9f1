import { resolve } from 'node:path';

/** Node's arguments that write a CPU profile when the server ends. */
export const cpuProfile = (folder: string, name: string): readonly string[] => [
  '--cpu-prof',
  `--cpu-prof-dir=${resolve(folder)}`,
  `--cpu-prof-name=${name}.cpuprofile`,
];
