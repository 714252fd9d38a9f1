import { readdirSync, readFileSync } from 'node:fs';
import { parseCpuSeconds, TICKS } from './usage.ts';

/** Seconds of CPU that a process with all it started, and the whole machine, have used so far. */
export interface Used {
  readonly own: number;
  readonly all: number;
}

/** Of all that was worked between two looks the part that others did, from 0 to 1; all of it when nothing is known. */
export function shareOfOthers(before: Used | undefined, after: Used | undefined): number {
  if (!before || !after) return 1;
  const all = after.all - before.all;
  // A process that ends takes its children's time with it where nobody waited for them.
  const own = Math.max(0, after.own - before.own);
  return all <= 0 ? 0 : Math.min(1, Math.max(0, 1 - own / all));
}

/** Undefined where there is no /proc. */
export function usedBy(root: number): Used | undefined {
  try {
    const all = parseMachineSeconds(readFileSync('/proc/stat', 'utf8'));
    const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return { own: ownSeconds(root, stats.flatMap(readStat)), all };
  } catch {
    return undefined;
  }
}

/** One line of /proc/<pid>/stat each: what the process `root` and all below it used, and those of them that are gone. */
export function ownSeconds(root: number, stats: readonly string[]): number {
  const children = new Map<number, { pid: number; seconds: number }[]>();
  let seconds = 0;
  for (const stat of stats) {
    const pid = Number.parseInt(stat, 10);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const one = { pid, seconds: parseCpuSeconds(stat, 'with ended children') };
    children.set(parent, [...(children.get(parent) ?? []), one]);
    if (pid === root) seconds += one.seconds;
  }
  for (const waiting = [root]; waiting.length > 0; ) {
    for (const child of children.get(waiting.pop() as number) ?? []) {
      seconds += child.seconds;
      waiting.push(child.pid);
    }
  }
  return seconds;
}

/** Everything but idling: user, nice, system, interrupts, and what the host gave to somebody else. */
export function parseMachineSeconds(stat: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    /^cpu +(.*)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  return (user + nice + system + irq + softirq + steal) / TICKS;
}

function readStat(pid: string): string[] {
  try {
    return [readFileSync(`/proc/${pid}/stat`, 'utf8')];
  } catch {
    return []; // it has ended meanwhile
  }
}
