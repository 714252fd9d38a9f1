/** A sign of typing lapses after six seconds at the other end, so it is repeated well within that. */
const REPEAT = 3_000;
const IDLE = 4_000;

/**
 * Turns keystrokes into few signals: `true` at most every three seconds while somebody types, `false` once when they
 * stop, send, or leave.
 */
export class TypingSignal {
  private lastSaid: number | null = null;
  private idle: ReturnType<typeof setTimeout> | undefined;

  private readonly say: (typing: boolean) => void;

  constructor(say: (typing: boolean) => void) {
    this.say = say;
  }

  keystroke(): void {
    if (this.lastSaid === null || Date.now() - this.lastSaid >= REPEAT) {
      this.lastSaid = Date.now();
      this.say(true);
    }
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.stop(), IDLE);
  }

  stop(): void {
    clearTimeout(this.idle);
    if (this.lastSaid === null) return;
    this.lastSaid = null;
    this.say(false);
  }
}
