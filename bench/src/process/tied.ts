import type { ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { root } from './compiled.ts';

const scripts = (await import(pathToFileURL(`${root}scripts/tied.mjs`).href)) as {
  tie: (program: ChildProcess) => void;
};

/** From now on the program ends with this process, however this one ends and whatever the program is doing. */
export const tied = <P extends ChildProcess>(program: P): P => {
  scripts.tie(program);
  return program;
};
