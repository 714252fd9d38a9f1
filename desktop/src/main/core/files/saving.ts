/**
 * Saves the latest state of something, one write at a time: what changes while one is under way is saved by the next.
 * A save that fails is told to `onFailure` and made up for by the next change.
 */
export class Saving {
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly save: () => Promise<void>,
    private readonly onFailure: (cause: unknown) => void,
  ) {}

  /** Something changed. */
  soon(): void {
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  /** Settles when everything that changed so far is saved, or could not be. */
  async settled(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // changes of one turn are one save
    while (this.again) {
      this.again = false;
      try {
        await this.save();
      } catch (cause) {
        this.onFailure(cause);
      }
    }
  }
}
