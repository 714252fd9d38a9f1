const EVERY_MS = 500;
const WORK_MICROSECONDS = 20_000;

/** Works for 20 ms of CPU time and tells how many times as long that took by the clock. */
function measure(): void {
  const began = performance.now();
  const used = process.cpuUsage();
  let spent = 0;
  while (spent < WORK_MICROSECONDS) {
    const { user, system } = process.cpuUsage(used);
    spent = user + system;
  }
  process.send?.(((performance.now() - began) * 1_000) / spent);
}

setInterval(measure, EVERY_MS);
process.on('disconnect', () => process.exit(0));
