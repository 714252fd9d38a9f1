import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Browser, BrowserContext, Frame, Page, Route } from '@playwright/test';
import { Line } from '../line.ts';
import type { AskedOfApp, AskedOfHost } from '../messages.ts';
import { isOwn, toApp } from './address.ts';
import { type Bundles, bundles } from './bundles.ts';
import { type AppLine, WindowPage } from './window-page.ts';

export interface Launch {
  readonly browser: Browser;
  /** The folder with the app's package.json, and its built entry. */
  readonly folder: string;
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly locale?: string;
  /** Run in the app's process before its entry, so that it misses nothing. */
  readonly before?: (electron: typeof import('electron')) => unknown;
}

const everything = ['notifications', 'geolocation', 'clipboard-read', 'clipboard-write', 'camera', 'microphone'];
/** It ended while something was on its way to it; whoever waits is told by its end. */
const gone = (): void => undefined;
const GOES_WITHIN = 5_000;
const READY_WITHIN = 30_000;

/** An app running on the stand-in: what tests use of Playwright's ElectronApplication, and a few things only this one can. */
export class StandinApp extends EventEmitter {
  /** What reached for the network from a page and was refused. */
  readonly refused: string[] = [];
  /** What the app allowed and must not have. */
  readonly violations: string[] = [];
  output = '';
  private readonly shown = new Map<number, WindowPage>();
  private readonly line: AppLine;
  private isOver = false;

  static async launch(options: Launch): Promise<StandinApp> {
    const { browser, folder, main, args = [], env = {}, locale = 'en-GB' } = options;
    const made = await bundles();
    const context = await browser.newContext({ serviceWorkers: 'block', locale, viewport: null });
    const child = spawn(process.execPath, [made.boot, main, ...args], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', STANDIN_APP: folder, STANDIN_LOCALE: locale, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    const app = new StandinApp(child, context, made, options.before);
    await app.begin(env['STANDIN_PLATFORM'] ?? process.platform);
    return app;
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly pages: BrowserContext,
    private readonly made: Bundles,
    private readonly before: Launch['before'],
  ) {
    super();
    this.line = new Line<AskedOfApp, AskedOfHost>(
      (sent) => void (child.connected && child.send(sent, gone)),
      this.answers(),
    );
    child.on('message', (sent) => void this.line.hear(sent as never));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output = (this.output + chunk).slice(-100_000);
      });
    }
    child.once('exit', (code) => {
      this.isOver = true;
      this.line.end(new Error(`The app has ended with ${code}.\n${this.output}`));
      void this.pages.close().catch(() => undefined);
      this.emit('close', code);
    });
  }

  windows = (): Page[] => [...this.shown.values()].map(({ page }) => page);
  context = (): BrowserContext => this.pages;
  process = (): ChildProcess => this.child;
  async firstWindow(): Promise<Page> {
    return this.windows()[0] ?? (await once(this, 'window', { signal: AbortSignal.timeout(15_000) }))[0];
  }
  evaluate<R, A>(script: (electron: typeof import('electron'), arg: A) => R | Promise<R>, arg?: A): Promise<R> {
    return this.line.ask('evaluate', { script: String(script), arg }) as Promise<R>;
  }
  /** As the person pressing the window's cross. */
  closeByUser = (page: Page): void => this.windowOf(page)?.tell({ what: 'closed-by-user' });

  /** What a page could say if it got hold of the line to the app, past the preload. */
  async invokeAs(frame: Frame, channel: string, ...args: unknown[]): Promise<unknown> {
    const window = this.windowOf(frame.page())?.id ?? 0;
    const facts = { id: frame.name() || 'frame', url: toApp(frame.url()), isMain: frame.parentFrame() === null };
    return (await this.line.ask('ipc', { window, frame: facts, mode: 'invoke', channel, args })).value;
  }

  /** Asks the app to quit, and ends it if it does not. */
  async close(): Promise<void> {
    if (this.isOver) return;
    const gone = once(this, 'close');
    const late = setTimeout(() => this.child.kill('SIGKILL'), GOES_WITHIN);
    this.line.tell('evaluate', { script: '({ app }) => app.quit()', arg: null });
    await gone;
    clearTimeout(late);
  }
  /** `kill -9`. */
  async kill(): Promise<void> {
    const gone = once(this, 'close');
    this.child.kill('SIGKILL');
    await gone;
  }

  private readonly whenReady = once(this, 'ready');
  private async begin(platform: string): Promise<void> {
    this.platform = platform;
    await this.pages.grantPermissions(everything);
    await this.pages.route('**/*', (route) => this.serve(route).catch(() => route.abort().catch(() => undefined)));
    const ended = once(this, 'close').then(([code]) => {
      if (code !== 0) throw new Error(`The app ended with ${code} before it was ready.\n${this.output}`);
    });
    const late = setTimeout(() => {
      this.output +=
        'Its entry has not ended. Electron is ready after that, so `await app.whenReady()` there never ends.';
      this.child.kill('SIGKILL');
    }, READY_WITHIN);
    await Promise.race([this.whenReady, ended]).finally(() => clearTimeout(late));
  }
  private platform: string = process.platform;

  private async serve(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    const frame = request.frame();
    const window = this.windowOf(frame.page());
    if (request.isNavigationRequest()) {
      const facts = { id: frame.name() || 'frame', url: toApp(frame.url()), isMain: frame.parentFrame() === null };
      if (!(await window?.mayNavigate(facts, url))) return route.abort('aborted');
    }
    if (!isOwn(url)) {
      this.refused.push(url);
      return route.abort('blockedbyclient');
    }
    const asked = {
      url: toApp(url),
      method: request.method(),
      headers: request.headers(),
      body: request.postDataBuffer(),
    };
    const { status, headers, body } = await this.line.ask('answer', asked);
    await route.fulfill({ status, headers, body: Buffer.from(body) });
  }

  private windowOf(page: Page): WindowPage | undefined {
    return [...this.shown.values()].find((window) => window.page === page);
  }

  private answers(): { [K in keyof AskedOfHost]: (question: AskedOfHost[K][0]) => Promise<AskedOfHost[K][1]> } {
    const on = (id: number): WindowPage => {
      const window = this.shown.get(id);
      if (!window) throw new Error('The window is gone.');
      return window;
    };
    return {
      begin: async () => (this.before ? { script: String(this.before), arg: null } : null),
      ready: async () => void this.emit('ready'),
      open: async (opening) => {
        const page = await this.pages.newPage();
        const window = new WindowPage(opening.window, page, this.line, (words) => void this.violations.push(words));
        await window.install(this.made, { ...opening, platform: this.platform });
        this.shown.set(opening.window, window);
        this.emit('window', page);
        return undefined;
      },
      load: async ({ window, url }) => void (await on(window).load(url)),
      reload: async ({ window }) => void (await on(window).reload()),
      deliver: async ({ window, channel, args }) => void (await on(window).deliver(channel, args)),
      run: ({ window, code }) => on(window).page.evaluate(code),
      resize: async ({ window, bounds }) => void (await on(window).resize(bounds)),
      show: async ({ window, visible }) => void (await on(window).show(visible)),
      close: async ({ window }) => {
        const { page } = on(window);
        this.shown.delete(window);
        await page.close();
        return undefined;
      },
      theme: async ({ dark }) => {
        const colorScheme = dark === null ? null : dark ? 'dark' : 'light';
        await Promise.all(this.windows().map((page) => page.emulateMedia({ colorScheme })));
        return undefined;
      },
      forget: async () => void (await this.pages.clearCookies()),
    };
  }
}
