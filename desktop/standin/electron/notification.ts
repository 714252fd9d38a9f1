import { type Part, Played, preventable } from './played.ts';

const shown = new Set<Notification>();
let last = 0;

/**
 * A notice of the desktop, which keeps what is on the screen. `press`, `dismiss` and a failure are what a test does to
 * it: with `emit('click')`, `emit('close')` and {@link Notification.failing}.
 */
export class Notification extends Played implements Part<Electron.Notification, Notification> {
  /** While true nothing can be shown, as where notifications are switched off. */
  static failing = false;
  static supported = true;
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  sound: string;
  urgency: Electron.Notification['urgency'];
  timeoutType: Electron.Notification['timeoutType'];
  hasReply: boolean;
  replyPlaceholder: string;
  closeButtonText: string;
  toastXml: string;
  actions: Electron.NotificationAction[];

  static isSupported = () => Notification.supported;
  static handleActivation(): void {}
  static getHistory = async () => [...shown] as unknown as Electron.Notification[];
  static remove(ids: string | string[]): void {
    for (const notification of [...shown]) if ([ids].flat().includes(notification.id)) notification.close();
  }
  static removeGroup(group: string): void {
    for (const notification of [...shown]) if (notification.groupId === group) notification.close();
  }
  static removeAll(): void {
    for (const notification of [...shown]) notification.close();
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super('Notification');
    this.id = options.id ?? `notification-${++last}`;
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.sound = options.sound ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.hasReply = options.hasReply ?? false;
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.closeButtonText = options.closeButtonText ?? '';
    this.toastXml = options.toastXml ?? '';
    this.actions = options.actions ?? [];
  }

  /** The desktop answers a moment later, as a real one does. */
  show(): void {
    const failing = Notification.failing;
    if (!failing) {
      for (const other of [...shown]) if (other.id === this.id && other !== this) shown.delete(other); // replaced in place
      shown.add(this);
    }
    setImmediate(() => this.emit(failing ? 'failed' : 'show', preventable(), failing ? 'switched off' : undefined));
  }
  close(): void {
    if (shown.delete(this)) this.emit('close', preventable({ reason: 'applicationHidden' }));
  }
}
