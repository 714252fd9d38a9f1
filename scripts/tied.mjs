import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @type {import('node:child_process').ChildProcess | undefined} */
let keeper;
/** How many programs it watches over. */
let watched = 0;

/**
 * From now on the program ends with this process however this one ends, SIGKILL included, and whatever the program is
 * doing: one that is stopped, busy for ever or only just starting cannot notice by itself that nobody wants it any more.
 * @param {import('node:child_process').ChildProcess} program
 */
export function tie(program) {
  const { pid } = program;
  if (pid === undefined || program.exitCode !== null || program.signalCode !== null) return;
  keeper ??= startKeeper();
  keeper.stdin?.write(`+${pid}\n`);
  watched += 1;
  program.once('exit', () => {
    keeper?.stdin?.write(`-${pid}\n`);
    watched -= 1;
    if (watched > 0) return;
    keeper?.stdin?.end(); // this process may live for months as the api, with nothing to watch over
    keeper = undefined;
  });
}

/** Out of reach of Ctrl-C: it follows this process, not the terminal. It keeps nobody alive. */
function startKeeper() {
  const script = fileURLToPath(new URL('tied/keeper.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.stdin.on('error', () => undefined); // it was killed; what is tied ends as it can
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
}
