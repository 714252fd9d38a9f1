import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Line } from '../line.ts';
import type { AskedOfApp, AskedOfHost, Bounds, FrameFacts, WindowEvent } from '../messages.ts';
import { isOwn, toApp, toWeb } from './address.ts';
import type { Bundles } from './bundles.ts';
import { type Said, Worlds } from './worlds.ts';

export type AppLine = Line<AskedOfApp, AskedOfHost>;
type Opening = AskedOfHost['open'][0] & { readonly platform: string };

/** One window of an app: a page of the test's browser that the app's own handlers answer for. */
export class WindowPage {
  /** Where the app itself sent the page: not a navigation of the page's own. */
  private sent: string | null = null;
  private worlds: Worlds | null = null;

  constructor(
    readonly id: number,
    readonly page: Page,
    private readonly app: AppLine,
    private readonly report: (words: string) => void,
  ) {}

  async install({ pageWorld, preloadWorld }: Bundles, { bounds, preload, visible, platform }: Opening): Promise<void> {
    const { page } = this;
    const cdp = await page.context().newCDPSession(page);
    this.worlds = new Worlds(cdp, (said, frame) => this.hear(said, frame));
    const secret = `standin-${randomBytes(16).toString('hex')}`;
    const head = `const SECRET = ${JSON.stringify(secret)};`;
    const line = `${secret}-line`;
    await this.worlds.install({
      line,
      pageWorld: `{${head} const VISIBLE = ${visible};\n${pageWorld}}`,
      preloadWorld: `{${head} const LINE = ${JSON.stringify(line)}; const PLATFORM = ${JSON.stringify(platform)};\n${preloadWorld}}`,
      preload: preload ?? '',
    });
    // The address comes from the page that asks, before any other page exists. Only a refusal is played.
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const asked = { window: this.id, url: toApp(url), name: windowName, features: windowFeatures.join() };
      this.app.ask('popup', asked).then(
        (action) => action === 'allow' && this.report(`a window was allowed to open ${url}`),
        () => undefined,
      );
    });
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('websocket', (socket) => this.report(`a page opened a socket to ${socket.url()}`));
    page.on('domcontentloaded', () => this.tell({ what: 'dom-ready' }));
    page.on('load', () => this.tell({ what: 'loaded' }));
    page.on('crash', () => this.tell({ what: 'crashed' }));
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.tell({ what: 'navigated', url: toApp(frame.url), inPage: false });
    });
    cdp.on('Page.navigatedWithinDocument', ({ url }) =>
      this.tell({ what: 'navigated', url: toApp(url), inPage: true }),
    );
    await this.resize(bounds);
  }

  tell = (event: WindowEvent): void => this.app.tell('happened', { window: this.id, event });
  deliver = async (channel: string, args: unknown[]): Promise<void> => this.worlds?.deliver(channel, args);
  show = async (visible: boolean): Promise<void> => this.worlds?.show(visible);
  resize = ({ width, height }: Bounds): Promise<void> => this.page.setViewportSize({ width, height });

  async load(url: string): Promise<void> {
    this.sent = toWeb(url);
    if (!isOwn(this.sent)) throw new Error(`Electron's stand-in loads nothing from elsewhere: ${url}`);
    await this.page.goto(this.sent).finally(() => {
      this.sent = null;
    });
  }
  async reload(): Promise<void> {
    this.sent = this.page.url();
    await this.page.reload().finally(() => {
      this.sent = null;
    });
  }

  /** Whether a frame may go where it wants to. */
  async mayNavigate(frame: FrameFacts, url: string): Promise<boolean> {
    if (frame.isMain && this.sent === url) return true;
    const allowed = await this.app.ask('navigate', { window: this.id, frame, url: toApp(url) });
    if (allowed && !isOwn(url)) this.report(`a page was allowed to go to ${url}`);
    return allowed && isOwn(url);
  }

  private async hear(said: Said, frame: FrameFacts): Promise<unknown> {
    const { id: window } = this;
    if (said.kind === 'title') return void this.tell({ what: 'title', title: said.title });
    if (said.kind === 'permit') return this.app.ask('permit', { window, permission: said.permission, url: frame.url });
    const { kind: mode, channel, args } = said;
    const answer = this.app.ask('ipc', { window, frame, mode, channel, args });
    return (
      await answer.catch((cause: Error) => {
        throw new Error(`Error invoking remote method '${channel}': ${cause.name}: ${cause.message}`);
      })
    ).value;
  }
}
