import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { root } from '../process/compiled.ts';
import type { Circumstances } from './markdown.ts';

/** Where and when this run takes place. */
export function circumstances(stores: string, quick: boolean): Circumstances {
  const processors = cpus();
  return {
    at: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: commit(),
    machine: `${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, all on one machine over loopback`,
    stores,
    quick,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 5_000,
      stdio: 'pipe',
    }).trim();
  } catch {
    return 'an unknown commit';
  }
}
