import { createInterface } from 'node:readline';

// Outlives the process that tied others to itself, by as long as it takes to end those. Its standard input names them:
// `+123` is tied, `-123` has ended by itself. When that process is gone the pipe closes.

/** @type {Set<number>} */
const tied = new Set();

createInterface(process.stdin).on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) tied.add(pid);
  else tied.delete(pid);
});
process.stdin.once('close', () => {
  for (const pid of tied) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was quicker.
    }
  }
  process.exit();
});
