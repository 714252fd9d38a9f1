import type { Notice, NoticePermission, NoticeSum, Notifier } from '@tandem/client';

/** What stands on a notice. */
export interface NoticeWords {
  readonly title: string;
  readonly body: string;
}

interface Options {
  /** What a notice says, in the language spoken when it is shown. */
  readonly words: (notice: Notice) => NoticeWords;
  readonly wordsOfSum: (sum: NoticeSum) => NoticeWords;
  /** The notice was pressed. */
  readonly onOpen: (ticketId: number) => void;
}

/** No ticket has this number. */
const SUM = 0;
const ICON = '/icon.svg';

/** The notices of this browser. One about the same ticket takes the place of the one before, in all tabs. */
export class BrowserNotifier implements Notifier {
  private readonly shown = new Map<number, Notification>();
  private readonly canShow = canShowNotices();
  private refused = false;

  constructor(private readonly options: Options) {}

  get permission(): NoticePermission {
    return this.canShow && !this.refused ? Notification.permission : 'unsupported';
  }

  get isHidden(): boolean {
    return document.visibilityState !== 'visible';
  }

  async ask(): Promise<NoticePermission> {
    if (this.permission !== 'default') return this.permission;
    await Notification.requestPermission();
    return this.permission;
  }

  onPermission(handler: () => void): () => void {
    let stop = () => {};
    let stopped = false;
    const look = () => document.visibilityState === 'visible' && handler();
    // Some browsers tell of a change at once; in the others it is looked at when somebody comes back from the settings.
    document.addEventListener('visibilitychange', look);
    navigator.permissions?.query({ name: 'notifications' }).then(
      (status) => {
        if (stopped) return;
        status.addEventListener('change', handler);
        stop = () => status.removeEventListener('change', handler);
      },
      () => undefined,
    );
    return () => {
      stopped = true;
      document.removeEventListener('visibilitychange', look);
      stop();
    };
  }

  show(notice: Notice): void {
    const { id } = notice.activity.ticket;
    this.put(id, `tandem-ticket-${id}`, this.options.words(notice), notice.quiet, () => this.options.onOpen(id));
  }

  withdraw(ticketId: number): void {
    this.shown.get(ticketId)?.close();
    this.shown.delete(ticketId);
  }

  showSum(sum: NoticeSum): void {
    this.put(SUM, 'tandem-sum', this.options.wordsOfSum(sum), sum.quiet);
  }

  withdrawSum(): void {
    this.withdraw(SUM);
  }

  private put(id: number, tag: string, { title, body }: NoticeWords, quiet: boolean, onPress = () => {}): void {
    // `renotify` sounds again; the types do not know it yet, and it is an error without a tag.
    const details = { body, tag, renotify: !quiet, silent: quiet, icon: ICON };
    try {
      const shown = new Notification(title, details);
      this.shown.set(id, shown);
      shown.onclick = () => {
        window.focus();
        shown.close();
        onPress();
      };
    } catch {
      this.refused = true; // Android: only a service worker may
    }
  }
}

/**
 * Android has the class and refuses to make one, which shows only when it is tried. Before anybody has allowed them,
 * trying shows nothing.
 */
function canShowNotices(): boolean {
  if (typeof Notification === 'undefined' || !window.isSecureContext) return false;
  if (Notification.permission === 'granted') return true;
  try {
    new Notification('').close();
    return true;
  } catch {
    return false;
  }
}
