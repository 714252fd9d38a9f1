import type { Participant } from '@tandem/contract';
import { makeAutoObservable, observable } from 'mobx';
import type { Clock } from '../ports/ports.ts';

/** Somebody who stops without saying so is shown as typing this long. */
const LAPSES_AFTER = 6_000;
/** One's own typing is repeated at most this often. */
const REPEAT = 3_000;

/** Who types in the open ticket, and telling the others that oneself does. */
export class TypingSignals {
  private readonly typists = observable.map<number, Participant>({}, { deep: false });
  private readonly lapses = new Map<number, () => void>();
  private saidAt: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (typing: boolean) => void,
  ) {
    makeAutoObservable<this, 'typists' | 'lapses' | 'saidAt' | 'clock' | 'tell'>(
      this,
      { typists: false, lapses: false, saidAt: false, clock: false, tell: false },
      { autoBind: true },
    );
  }

  get who(): readonly Participant[] {
    return [...this.typists.values()];
  }

  /** Somebody else started or stopped. */
  hear(who: Participant, typing: boolean): void {
    this.lapses.get(who.id)?.();
    this.lapses.delete(who.id);
    if (!typing) this.typists.delete(who.id);
    else {
      this.typists.set(who.id, who);
      this.lapses.set(
        who.id,
        this.clock.after(LAPSES_AFTER, () => this.hear(who, false)),
      );
    }
  }

  /** Somebody is gone, or has said it. */
  stopped(accountId: number): void {
    const who = this.typists.get(accountId);
    if (who) this.hear(who, false);
  }

  /** I type, or no longer do. */
  say(typing: boolean): void {
    const now = this.clock.now();
    if (typing && this.saidAt !== null && now - this.saidAt < REPEAT) return;
    if (!typing && this.saidAt === null) return;
    this.saidAt = typing ? now : null;
    this.tell(typing);
  }

  clear(): void {
    for (const cancel of this.lapses.values()) cancel();
    this.lapses.clear();
    this.typists.clear();
    this.saidAt = null;
  }
}
