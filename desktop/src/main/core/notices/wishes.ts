import type { Clock, Connection } from '@tandem/client/transport';
import { type Activity, http, type Preferences, plainPreferences, tellingOf } from '@tandem/contract';

const AGAIN_AFTER = 30_000;

/** Of what this account wants to be told, as the service keeps it for all its devices. Until that is known: of everything. */
export class Wishes {
  private preferences: Preferences = plainPreferences;
  private readonly stopListening: () => void;
  private cancel = () => {};
  private run = 0;

  constructor(
    private readonly connection: Pick<Connection, 'request' | 'on'>,
    private readonly clock: Clock,
  ) {
    this.stopListening = connection.on('preferences.changed', ({ preferences }) => {
      this.run += 1; // an answer that is on its way is older
      this.preferences = preferences;
    });
  }

  wants({ kind }: Activity): boolean {
    return tellingOf(this.preferences, kind, this.clock.now()) === 'tell';
  }

  /** Asks for them; again a little later where that fails. */
  async load(): Promise<void> {
    this.cancel();
    this.run += 1;
    const { run } = this;
    try {
      const preferences = await this.connection.request(http.preferences.read, {});
      if (run === this.run) this.preferences = preferences;
    } catch {
      if (run === this.run) this.cancel = this.clock.after(AGAIN_AFTER, () => void this.load());
    }
  }

  clear(): void {
    this.run += 1;
    this.cancel();
    this.preferences = plainPreferences;
  }

  close(): void {
    this.clear();
    this.stopListening();
  }
}
