import type { NativeWords } from '@tandem/ui/native-words';
import type { Outcome } from '../../../ipc/outcome.schema.ts';
import type { Place } from '../../../ipc/place.schema.ts';
import type { Settings } from '../../../ipc/settings.schema.ts';
import type { Notice, NoticeBoard } from '../notices/notice.ts';
import { Outcomes } from '../notices/outcomes.ts';
import { type Wording, wordingOf } from '../notices/wording.ts';
import type { AppPorts, SystemNotice } from './ports.ts';

interface Options {
  readonly ports: Pick<AppPorts, 'notices' | 'clock' | 'windows' | 'isLocked'>;
  readonly words: () => NativeWords['notices'];
  readonly settings: () => Settings;
  readonly onPressed: (notice: Notice) => void;
  /** Put away by the reader or by the system. */
  readonly onGone: (id: Notice['id']) => void;
}

interface Saying {
  /** Where a press leads. */
  readonly place?: Place | null;
  readonly onSettled?: (outcome: Outcome) => void;
}

/** Puts notices into words, hands them to the system, and remembers what became of them. */
export class AppNotices implements NoticeBoard {
  readonly outcomes: Outcomes;

  constructor(private readonly options: Options) {
    const { clock, windows } = options.ports;
    this.outcomes = new Outcomes(clock, () => windows.tell('app.told', { what: 'notices_failing' }));
  }

  show(notice: Notice): void {
    const { ports, words, settings, onPressed, onGone } = this.options;
    // Whoever passes by a locked screen reads what is on it.
    const preview = ports.isLocked() ? 'none' : settings().preview;
    this.send({
      ...wordingOf(notice, words(), preview),
      id: notice.id,
      silent: notice.silent,
      onPressed: () => onPressed(notice),
      onGone: () => onGone(notice.id),
    });
  }

  withdraw(id: Notice['id']): void {
    this.options.ports.notices.withdraw(id);
  }

  /** Says once that somebody has to sign in again. */
  showExpired(): void {
    const { expired: title, expiredBody: body } = this.options.words();
    this.say('expired', { title, body }, true);
  }
  withdrawExpired(): void {
    this.options.ports.notices.withdraw('expired');
  }

  /** Says that messages sent without a window need somebody's decision; a press leads to the ticket, if it is one. */
  showUnsent(ticketIds: readonly number[]): void {
    const { unsent: title, unsentBody: body } = this.options.words();
    const [ticketId, ...others] = ticketIds;
    this.say('unsent', { title, body }, false, {
      place: ticketId !== undefined && others.length === 0 ? { ticketId } : null,
    });
  }
  withdrawUnsent(): void {
    this.options.ports.notices.withdraw('unsent');
  }

  /** Sends a notice to see whether the system shows it. Settles within 10 s. */
  test(): Promise<Outcome> {
    const { test: title, testBody: body } = this.options.words();
    return new Promise((resolve) => this.say('test', { title, body }, false, { onSettled: resolve }));
  }

  private say(id: string, wording: Wording, silent: boolean, { place = null, onSettled }: Saying = {}): void {
    const onPressed = () => this.options.ports.windows.show(place);
    this.send({ ...wording, id, silent, onPressed, onGone: () => {} }, onSettled);
  }

  private send(notice: Omit<SystemNotice, 'onShown' | 'onFailed'>, onSettled?: (outcome: Outcome) => void): void {
    const { notices } = this.options.ports;
    const settle = this.outcomes.expect(onSettled);
    try {
      if (!notices.isSupported) settle('unsupported');
      else notices.show({ ...notice, onShown: () => settle('shown'), onFailed: (reason) => settle('failed', reason) });
    } catch (cause) {
      settle('failed', cause instanceof Error ? cause.message : String(cause));
    }
  }
}
