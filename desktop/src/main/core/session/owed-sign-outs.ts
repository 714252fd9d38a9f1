import type { Connection } from '@tandem/client/transport';
import type { Marks } from '../files/marks.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

export interface OwedSignOutsOptions {
  readonly settings: SettingsFile;
  /** The marks kept for a server, and a connection to it that uses them. */
  readonly reach: (server: string) => Promise<{ readonly marks: Marks; readonly connection: Connection }>;
}

/**
 * Servers the app has left while they could not be reached: here the session is over, there it is told as soon as somebody
 * answers, which also ends the cookie. Until then the cookie serves for nothing else.
 */
export class OwedSignOuts {
  private running: Promise<void> | null = null;

  constructor(private readonly options: OwedSignOutsOptions) {}

  /** This server is left. */
  leave(server: string): void {
    const { settings } = this.options;
    settings.remember({ owed: [...settings.owed.filter((each) => each !== server), server].slice(-MOST) });
  }

  /** The app is about to work there again: what is under way comes to its end before, and its session is its own from then on. */
  async returnTo(server: string): Promise<void> {
    if (!this.options.settings.owed.includes(server)) return;
    await this.running;
    this.forget(server);
  }

  /** Tells whoever can be reached now. Never rejects. */
  settle(): Promise<void> {
    this.running ??= this.settleEach().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async settleEach(): Promise<void> {
    const { settings } = this.options;
    for (const server of settings.owed) {
      // On one host, ports share their cookies: by now there is another session's, and that is not to be ended.
      if (hostOf(server) === hostOf(settings.server)) {
        this.forget(server);
        continue;
      }
      const { marks, connection } = await this.options.reach(server);
      // An empty sheet says that the service has heard of it, and the app did not come back meanwhile.
      if (marks.keys().length > 0) await connection.logOut().catch(() => undefined);
      connection.close();
      await marks.settled();
      if (marks.keys().length === 0) this.forget(server);
    }
  }

  private forget(server: string): void {
    const { settings } = this.options;
    settings.remember({ owed: settings.owed.filter((each) => each !== server) });
  }
}

const MOST = 20;
const hostOf = (server: string | null) => (server === null ? null : new URL(server).hostname);
