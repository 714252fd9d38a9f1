import { fork } from 'node:child_process';
import { compiled } from './compiled.ts';

/** What is tried itself keeps the cores busy: this much crowding is its own, and no reason for patience. */
const USUAL = 2;
const MOST = 8;
const REMEMBERED = 0.7;

/**
 * How crowded the machine is, measured all the time beside everything else: how many times as long as alone a piece of work
 * takes that wants a core. So what is slow because others work can be told from what is slow by itself.
 */
export class Crowding {
  private measured = 1;
  private worst = 1;
  private readonly child = fork(compiled('process/crowding-meter.js'), { stdio: 'ignore' });

  constructor() {
    this.child.on('message', (times: number) => {
      this.measured = this.measured * REMEMBERED + times * (1 - REMEMBERED);
      this.worst = Math.max(this.worst, this.measured);
    });
    this.child.unref();
    this.child.channel?.unref();
  }

  /** How many times as long as usual things may take just now: 1 unless others crowd the machine. */
  get patience(): number {
    return Math.min(Math.max(1, this.measured / USUAL), MOST);
  }

  /** The most crowded it has been. */
  get most(): number {
    return this.worst;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}
