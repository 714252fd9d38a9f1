import { fork } from 'node:child_process';
import { compiled } from './compiled.ts';
import { tied } from './tied.ts';

const MOST = 8;
const REMEMBERED = 0.7;

export interface Reading {
  /** How many times as long as by itself a piece of work took that wants a core. */
  readonly waited: number;
  /** Of what kept the cores busy, the part that this process and all it started did not do: 0 to 1. */
  readonly others: number;
  /** How many times as long as usual a core took for it. */
  readonly slowness: number;
}

/**
 * How crowded the machine is with the work of others, measured all the time beside everything else. So what is slow because
 * others work can be told from what is slow by itself: what is tried keeps the cores busy too, and that is no reason for patience.
 */
export class Crowding {
  private measured = 1;
  private worst = 1;
  private readonly child = tied(fork(compiled('process/crowding-meter.js'), { stdio: 'ignore' }));

  constructor() {
    this.child.on('message', (reading: Reading) => {
      this.measured = this.measured * REMEMBERED + slowedBy(reading) * (1 - REMEMBERED);
      this.worst = Math.max(this.worst, this.measured);
    });
    this.child.unref();
    this.child.channel?.unref();
  }

  /** How many times as long as usual things may take just now: 1 unless others crowd the machine, or it is a slow one. */
  get patience(): number {
    return Math.min(this.measured, MOST);
  }

  /** The most it has been. */
  get most(): number {
    return this.worst;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** How many times as long as usual work takes that is not to blame for it: of the waiting, what others did. */
export const slowedBy = ({ waited, others, slowness }: Reading): number =>
  Math.max(1, slowness) * (1 + Math.max(0, waited - 1) * others);
