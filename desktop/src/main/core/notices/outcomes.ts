import type { Clock } from '@tandem/client/transport';
import type { Outcome } from '../../../ipc/outcome.schema.ts';

const MOST = 50;
/** So many failures one after the other are worth telling about in the window. */
const TROUBLE = 2;
const SHOWN_WITHIN = 10_000;

/** Remembers what became of each notice, since a system that shows none says so nowhere else. */
export class Outcomes {
  /** Newest first. */
  items: readonly Outcome[] = [];
  private failures = 0;

  constructor(
    private readonly clock: Clock,
    private readonly onTrouble: () => void,
  ) {}

  /** One notice is on its way. Call the returned function once it is known; without that it counts as not shown. */
  expect(onSettled: (outcome: Outcome) => void = () => {}): (result: Outcome['result'], reason?: string) => void {
    let settled = false;
    const settle = (result: Outcome['result'], reason = ''): void => {
      if (settled) return;
      settled = true;
      cancel();
      const at = new Date(this.clock.now()).toISOString();
      const outcome: Outcome = { at, result, reason: reason.slice(0, 300) };
      this.items = [outcome, ...this.items].slice(0, MOST);
      this.failures = result === 'shown' ? 0 : this.failures + 1;
      onSettled(outcome);
      if (this.failures === TROUBLE) this.onTrouble();
    };
    const cancel = this.clock.after(SHOWN_WITHIN, () => settle('timeout'));
    return settle;
  }
}
