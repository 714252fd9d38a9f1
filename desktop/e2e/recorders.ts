import type { DesktopApp } from './runtime.ts';

/** A notice of the system as it stands on the screen. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
}
interface Shown extends Notice {
  readonly press: () => void;
  /** It leaves the screen by itself and stays in the system's centre. */
  readonly timeOut: () => void;
}
interface Recorded {
  readonly standing: Map<string, Shown>;
  /** How often a notice came up or changed. */
  readonly shows: Notice[];
  readonly opened: string[];
  /** What people were asked, as the system shows it, and what they will answer; whoever is not there refuses. */
  readonly questions: Question[];
  readonly answers: { response: number; checkboxChecked: boolean }[];
  /** The menu of the icon beside the clock, as it was set last. */
  tray: Electron.Menu | null;
}
/** A question of the app in a window of the system. */
export interface Question {
  readonly message: string;
  readonly detail: string;
}
type Recording = typeof globalThis & { recorded: Recorded };

/**
 * Watches what the app does to the desktop, on either runtime: by the public prototypes alone. Call it as soon as the app
 * runs.
 */
export async function record(app: DesktopApp): Promise<void> {
  await app.evaluate(({ dialog, Notification, shell, Tray }) => {
    const recorded: Recorded = { standing: new Map(), shows: [], opened: [], questions: [], answers: [], tray: null };
    Object.assign(globalThis, { recorded });
    const real = Notification.prototype.show;
    Notification.prototype.show = function (this: Electron.Notification) {
      const { title, body, silent } = this;
      const id = 'ownId' in this ? String(this.ownId) : this.id;
      const press = () => void this.emit('click', {});
      const timeOut = () => void this.emit('close', { reason: 'timedOut' });
      const shown = { id, title, body, silent, press, timeOut };
      recorded.standing.set(id, shown);
      recorded.shows.push({ id, title, body, silent });
      this.on('close', ({ reason }) => {
        if (reason !== 'timedOut' && recorded.standing.get(id) === shown) recorded.standing.delete(id);
      });
      this.once('click', () => recorded.standing.delete(id));
      real.call(this);
    };
    const setMenu = Tray.prototype.setContextMenu;
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu) {
      recorded.tray = menu;
      setMenu.call(this, menu);
    };
    const answer = async (...asked: unknown[]) => {
      const { message, detail } = asked.at(-1) as Question;
      recorded.questions.push({ message, detail });
      return recorded.answers.shift() ?? { response: 0, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: answer });
    shell.openExternal = async (url: string) => void recorded.opened.push(url);
  });
}

/** The notices that stand on the screen now. */
export const noticesOf = (app: DesktopApp): Promise<Notice[]> =>
  app.evaluate(() =>
    [...(globalThis as Recording).recorded.standing.values()].map(({ id, title, body, silent }) => ({
      id,
      title,
      body,
      silent,
    })),
  );

/** Every notice that came up or changed so far, in order. */
export const showsOf = (app: DesktopApp): Promise<Notice[]> =>
  app.evaluate(() => (globalThis as Recording).recorded.shows);

/** Presses a notice, as a person does. */
export const press = (app: DesktopApp, id: string): Promise<void> =>
  app.evaluate((_, wanted) => (globalThis as Recording).recorded.standing.get(wanted)?.press(), id);

/** A notice leaves the screen for the system's centre, as after some seconds on Windows. */
export const timeOut = (app: DesktopApp, id: string): Promise<void> =>
  app.evaluate((_, wanted) => (globalThis as Recording).recorded.standing.get(wanted)?.timeOut(), id);

/** What the app handed to the system's own programs. */
export const openedOutside = (app: DesktopApp): Promise<string[]> =>
  app.evaluate(() => (globalThis as Recording).recorded.opened);

/** What people were asked so far. */
export const questionsOf = (app: DesktopApp): Promise<Question[]> =>
  app.evaluate(() => (globalThis as Recording).recorded.questions);

/** What the next questions are answered with: the number of a button, from 0 on, and whether that is to be remembered. */
export const answerWith = (app: DesktopApp, ...answers: Recorded['answers']): Promise<void> =>
  app.evaluate((_, given) => void (globalThis as Recording).recorded.answers.push(...(given ?? [])), answers);

/** Lets the app's clock run ahead: right after a sign-in what happens is gathered for a few seconds, which nobody waits for here. */
export const passTime = (app: DesktopApp, ms: number): Promise<void> =>
  app.evaluate((_, ahead) => {
    const now = Date.now;
    Date.now = () => now() + (ahead ?? 0);
  }, ms);

/** Half a minute is two seconds from now on: what the app looks at every so often, it looks at soon. */
export const hurry = (app: DesktopApp): Promise<void> =>
  app.evaluate(() => {
    const wait = globalThis.setTimeout;
    const sooner = (run: () => void, ms = 0) => wait(run, ms === 30_000 ? 2_000 : ms);
    Object.assign(globalThis, { setTimeout: sooner });
  });

/** What is left of the one window: whether it is in sight, minimised, in front, and its title. */
export const windowOf = (app: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return null;
    return { visible: window.isVisible(), minimized: window.isMinimized(), title: window.getTitle() };
  });

/** What the launcher's badge counts; 0 is none. */
export const badgeOf = (app: DesktopApp): Promise<number> => app.evaluate(({ app: own }) => own.getBadgeCount());

/** Presses a line of the tray's menu. */
export const chooseInTray = (app: DesktopApp, id: string): Promise<void> =>
  app.evaluate((_, wanted) => (globalThis as Recording).recorded.tray?.getMenuItemById(wanted ?? '')?.click(), id);

/** Presses a line of the app's menu. */
export const chooseInMenu = (app: DesktopApp, id: string): Promise<void> =>
  app.evaluate(
    ({ Menu }, wanted) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById(wanted ?? '')
        ?.click(),
    id,
  );
