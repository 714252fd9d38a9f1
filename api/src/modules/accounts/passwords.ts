import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../errors/app-error.ts';

/** OWASP's argon2id parameters of 2024: 19 MiB, two passes, one lane. The algorithm is the library's default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MOST_WAITING = 64;
const LONGEST_WAIT_MS = 5_000;

/**
 * Hashes and checks passwords away from the event loop, only a few at a time: each takes 19 MiB and a thread that files
 * and name look-ups need, too. Who would wait too long is told `unavailable`.
 */
export class Passwords {
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  /** A hash nobody knows the password of: checking against it costs what a real check costs. */
  private readonly nobodys: Promise<string>;

  constructor(private readonly atOnce = Math.min(2, availableParallelism())) {
    this.nobodys = hash(randomBytes(32), PARAMETERS);
    this.nobodys.catch(() => undefined); // whoever awaits it learns of it
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  /** With no hash to compare, false after the same work. */
  matches(stored: string | undefined, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      const matched = await verify(stored ?? (await this.nobodys), password);
      return matched && stored !== undefined;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING) throw busy();
    await new Promise<void>((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        this.running += 1;
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(start), 1);
        reject(busy());
      }, LONGEST_WAIT_MS);
      this.waiting.push(start);
    });
  }
}

const busy = () =>
  new AppError('unavailable', 'Many people are signing in right now. Please try again.', { retryAfter: 3 });
