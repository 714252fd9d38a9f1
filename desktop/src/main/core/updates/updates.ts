import type { Clock } from '@tandem/client/transport';
import type { Update, UpdateProblem } from '../../../ipc/update.schema.ts';
import type { UpdatePort } from '../app/ports.ts';
import type { Log } from '../log/log.ts';
import { isTaken, type Offer, type Ring, type UpdateWishes } from './update-rules.ts';
import { UpdateFailed } from './updater.ts';

interface Options {
  readonly port: UpdatePort;
  readonly version: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly wishes: () => UpdateWishes;
  /** The server in use; null until one was chosen. */
  readonly server: () => string | null;
  readonly onChange: (update: Update) => void;
}

const MINUTE = 60_000;
/** Each with a part of chance, so that five hundred consoles do not ask in one moment. */
const pauses = { first: 2 * MINUTE, usual: 240 * MINUTE, afterFailure: 30 * MINUTE };

/**
 * Looks for a newer version from time to time, as far as wanted: `notify` tells of it and fetches it when asked to, `auto`
 * fetches it by itself. It is put in place when somebody asks for it or the app ends, never in the middle of work.
 */
export class Updates {
  private state: Omit<Update, 'refusal'> = { phase: 'off', version: null, problem: null, lookedAt: null };
  /** The version of `state`, as it was found. */
  private offered: { readonly offer: Offer; readonly ring: Ring } | null = null;
  private stopTimer: () => void = () => {};
  private running: Promise<void> | null = null;
  private started = false;

  constructor(private readonly options: Options) {}

  get update(): Update {
    return { ...this.state, refusal: this.options.port.refusal };
  }

  start(): void {
    this.started = true;
    this.wishesChanged();
  }

  /** Something that wishes come from has changed. What is no longer wanted is not put in place. */
  wishesChanged(): void {
    if (!this.started) return;
    const { mode } = this.options.wishes();
    const { phase } = this.state;
    if (this.isOff || ((phase === 'available' || phase === 'ready') && !this.isWanted)) {
      this.giveUp();
    } else if (phase === 'off') {
      this.show({ phase: 'waiting' });
      this.later(pauses.first);
    } else if (phase === 'available' && mode === 'auto') {
      void this.fetch();
    }
  }

  /** Looks now, whatever the time. */
  async look(): Promise<void> {
    if (this.isOff || this.state.phase === 'ready') return;
    await this.alone(() => this.lookNow());
  }

  /** Fetches what is available. */
  async fetch(): Promise<void> {
    if (this.isOff || this.state.phase !== 'available') return;
    await this.alone(() => this.fetchNow());
  }

  /** Ends the app and starts the newer version, if one is ready. */
  install(): void {
    if (this.state.phase === 'ready' && !this.isOff) this.port?.updater.install();
  }

  /** Null: this app never replaces itself. */
  private get port() {
    const { port } = this.options;
    return port.refusal === null ? port : null;
  }
  private get isOff(): boolean {
    return this.port === null || this.options.wishes().mode === 'off';
  }

  /** Whether what is on offer would still be taken: another ring or an earlier last version may be wanted by now. */
  private get isWanted(): boolean {
    const { version: current, clock, wishes } = this.options;
    const { offered, port } = this;
    if (offered === null || port === null || offered.ring !== wishes().ring) return false;
    return isTaken(offered.offer, { current, wishes: wishes(), installId: port.installId, now: clock.now() });
  }

  private giveUp(): void {
    this.stopTimer();
    this.port?.updater.holdBack();
    this.offered = null;
    this.show({ phase: this.isOff ? 'off' : 'waiting', version: null, problem: null });
    if (!this.isOff) this.later(pauses.first);
  }

  /** One at a time: whoever asks meanwhile is given the end of what is under way. */
  private async alone(work: () => Promise<void>): Promise<void> {
    this.running ??= work().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  private async lookNow(): Promise<void> {
    const { version: current, clock, wishes, server } = this.options;
    const { port } = this;
    const { feedUrl, ring, mode } = wishes();
    const feed = feedUrl ?? (server() === null ? null : `${server()}/updates/`);
    if (feed === null || port === null) return this.later(pauses.afterFailure);
    this.stopTimer();
    const before = this.state;
    this.show({ phase: 'looking' });
    try {
      const { offer, vouched } = await port.updater.look(feed, ring);
      const now = clock.now();
      const standing = port.seen.judge(`${feed} ${ring}`, vouched, now);
      if (standing === 'replayed')
        throw new UpdateFailed('stale', new Error('The feed has said something newer before.'));
      const taken = offer !== null && isTaken(offer, { current, wishes: wishes(), installId: port.installId, now });
      const lookedAt = new Date(now).toISOString();
      this.offered = taken ? { offer, ring } : null;
      this.show({
        phase: taken ? 'available' : 'waiting',
        version: taken ? offer.version : null,
        problem: standing === 'expired' ? 'stale' : null, // and what is newer is newer all the same
        lookedAt,
      });
      this.later(pauses.usual);
      if (taken && mode === 'auto') await this.fetchNow();
    } catch (cause) {
      // What was offered stays on offer while nobody can be asked.
      this.failed(cause, before.phase === 'available' && problemOf(cause) === 'unreachable' ? before : none);
    }
  }

  private async fetchNow(): Promise<void> {
    this.stopTimer();
    this.show({ phase: 'fetching' });
    try {
      await this.port?.updater.fetch();
      if (this.isOff || !this.isWanted) return this.giveUp(); // wished otherwise meanwhile
      this.show({ phase: 'ready', problem: null });
    } catch (cause) {
      this.failed(cause, none);
    }
  }

  private failed(cause: unknown, { phase, version }: Pick<Update, 'phase' | 'version'>): void {
    const problem = problemOf(cause);
    this.options.log.warn('a newer version could not be had', { problem, cause });
    this.show({ phase, version, problem });
    this.later(pauses.afterFailure);
  }

  private later(pause: number): void {
    this.stopTimer();
    this.stopTimer = this.options.clock.after(pause * (0.75 + this.options.random() / 2), () => void this.look());
  }

  private show(change: Partial<Omit<Update, 'refusal'>>): void {
    if (!this.started) return;
    const { isOff } = this;
    this.state = { ...this.state, ...change };
    if (isOff && this.state.phase !== 'off') this.state = { ...this.state, phase: 'off', version: null, problem: null };
    this.options.onChange(this.update);
  }
}

const none = { phase: 'waiting', version: null } as const;
const problemOf = (cause: unknown): UpdateProblem => (cause instanceof UpdateFailed ? cause.problem : 'unreachable');
