import { fork } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from '../process/compiled.ts';
import { tied } from '../process/tied.ts';
import type { OperationName, Operations } from './operations.ts';
import type { Order, Outcome } from './worker.ts';

type Input<N extends OperationName> = Parameters<Operations[N]>[0];
type Result<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;

/** A process of its own that makes load, so that measuring does not wait for orchestrating. */
export class Generator {
  private readonly child = tied(fork(compiled('load/worker.js'), { stdio: 'inherit' }));
  private lastId = 0;

  /** Rejects when the operation fails, takes longer than `patience` milliseconds, or the process ends. */
  run<N extends OperationName>(name: N, input: Input<N>, patience = 120_000): Promise<Result<N>> {
    const id = ++this.lastId;
    const outcome = new Promise<Result<N>>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.child.off('message', onMessage).off('exit', onExit);
        act();
      };
      const onMessage = (message: Outcome) => {
        if (message.id !== id) return;
        settle(() =>
          'failure' in message ? reject(new Error(message.failure)) : resolve(message.result as Result<N>),
        );
      };
      const onExit = () => settle(() => reject(new Error('The load generator ended.')));
      const onTime = () => settle(() => reject(new Error(`${name} took longer than ${patience / 1_000} s.`)));
      const timer = setTimeout(onTime, patience);
      this.child.on('message', onMessage).on('exit', onExit);
    });
    this.child.send({ id, name, input } satisfies Order);
    return outcome;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
