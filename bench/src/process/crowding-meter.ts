import type { Reading } from './crowding.ts';
import { shareOfOthers, usedBy } from './share.ts';

const EVERY_MS = 500;
/** Some 15 ms of work. */
const STEPS = 8_000_000;
/** Of such steps a millisecond, what a core does on the machine the bounds were set on, at its busiest. */
const USUAL_SPEED = 450_000;

let used = usedBy(process.ppid);
/** Kept, so that nobody optimises the work away. */
let kept = 1;

/** Works for a moment and tells how long that took by the clock and by the core, and who kept the cores busy since the last time. */
function measure(): void {
  const began = performance.now();
  const spent = process.cpuUsage();
  kept = work(kept);
  const { user, system } = process.cpuUsage(spent);
  const worked = (user + system) / 1_000;
  const before = used;
  used = usedBy(process.ppid);
  process.send?.({
    waited: (performance.now() - began) / worked,
    others: shareOfOthers(before, used),
    slowness: (USUAL_SPEED * worked) / STEPS,
  } satisfies Reading);
}

function work(from: number): number {
  let value = from;
  for (let step = 0; step < STEPS; step++) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
  return value;
}

setInterval(measure, EVERY_MS);
process.on('disconnect', () => process.exit(0));
