import { readFileSync } from 'node:fs';

/** The kernel's clock ticks per second as /proc reports them; 100 on every Linux that Node runs on. */
export const TICKS = 100;

/** Seconds of CPU a process and all its threads have used, or undefined where there is no /proc. */
export function cpuSeconds(pid: number): number | undefined {
  const stat = readProc(pid, 'stat');
  return stat === undefined ? undefined : parseCpuSeconds(stat);
}

/** Reads utime and stime out of /proc/<pid>/stat. The process name in it may contain spaces and brackets. */
export function parseCpuSeconds(stat: string, whose: 'own' | 'with ended children' = 'own'): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const counted = fields.slice(11, whose === 'own' ? 13 : 15);
  return counted.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
}

function readProc(pid: number, file: 'stat' | 'limits'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** How many files and sockets this process may hold open, or undefined where there is no /proc. */
export function descriptorLimit(): number | undefined {
  const soft = readProc(process.pid, 'limits')?.match(/^Max open files\s+(\d+|unlimited)/m)?.[1];
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : soft === undefined ? undefined : Number(soft);
}
