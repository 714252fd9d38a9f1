import { http } from '@tandem/contract';
import { makeAutoObservable, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';

const FRESH = 5 * 60_000;

/** How long the first answer usually takes of late. */
export class AnswerTimeStore {
  /** In milliseconds; null while that is not known. */
  usual: number | null = null;
  private asked: number | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly ports: Pick<StorePorts, 'clock'>,
  ) {
    makeAutoObservable<this, 'asked' | 'connection' | 'ports'>(
      this,
      { asked: false, connection: false, ports: false },
      { autoBind: true },
    );
  }

  /** Asks, unless that was done a moment ago. Never rejects: nobody waits for it, and without an answer nothing is said. */
  async load(): Promise<void> {
    const now = this.ports.clock.now();
    if (this.asked !== null && now - this.asked < FRESH) return;
    this.asked = now;
    try {
      const { usual } = await this.connection.request(http.tickets.answerTime, {});
      runInAction(() => {
        this.usual = usual;
      });
    } catch {
      this.asked = null;
    }
  }
}
