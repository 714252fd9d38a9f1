import type { CDPSession } from '@playwright/test';
import { parse, stringify } from 'devalue';
import type { FrameFacts } from '../messages.ts';
import { toApp } from './address.ts';

const WORLD = 'tandem-preload';
const REACHED_WITHIN = 10_000;

/** What the preload of a window says: a call of a channel, a permission it is asked for, or the page's title. */
export type Said =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'permit'; readonly id: number; readonly permission: string }
  | { readonly kind: 'title'; readonly title: string };

interface Scripts {
  readonly line: string;
  readonly pageWorld: string;
  readonly preloadWorld: string;
  readonly preload: string;
}

/**
 * The two worlds of a window's page: its own and the preload's. The line to the app exists in the second alone, and who
 * speaks over it is known from the browser.
 */
export class Worlds {
  private readonly frames = new Map<string, { url: string; isMain: boolean }>();
  private readonly contexts = new Map<number, { frame: string; origin: string }>();
  private main: { context: Promise<number>; found: (context: number) => void } = waiting();

  constructor(
    private readonly cdp: CDPSession,
    private readonly hear: (said: Said, frame: FrameFacts) => Promise<unknown>,
  ) {}

  async install({ line, pageWorld, preloadWorld, preload }: Scripts): Promise<void> {
    const { cdp } = this;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId = '' } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name !== WORLD) return;
      this.contexts.set(context.id, { frame: frameId, origin: context.origin });
      if (this.frames.get(frameId)?.isMain) this.main.found(context.id);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.lose(executionContextId));
    cdp.on('Runtime.executionContextsCleared', () => {
      this.contexts.clear();
      this.main = waiting();
    });
    cdp.on('Page.frameNavigated', ({ frame: { id, url, parentId } }) =>
      this.frames.set(id, { url, isMain: parentId === undefined }),
    );
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) frame.url = url;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === line) void this.answer(parse(payload) as Said, executionContextId);
    });
    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    this.frames.set(frameTree.frame.id, { url: frameTree.frame.url, isMain: true });
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: line, executionContextName: WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorld });
    const start = `standin.start(function (exports, require, module, process, global) {\n${preload}\n});`;
    const source = `${preloadWorld}\n${start}`;
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  }

  deliver = (channel: string, args: unknown[]): Promise<void> => this.call('deliver', stringify({ channel, args }));
  show = (visible: boolean): Promise<void> => this.call('show', visible);

  private async answer(said: Said, context: number): Promise<void> {
    const known = this.contexts.get(context);
    const frame = this.frames.get(known?.frame ?? '');
    if (!known || !frame) return;
    // The document is known to the page's process a moment before the browser says where it came from.
    const url = frame.url.startsWith(known.origin) ? frame.url : `${known.origin}/`;
    const facts = { id: known.frame, url: toApp(url), isMain: frame.isMain };
    const outcome = await this.hear(said, facts).then(
      (value) => ({ value, failure: null }),
      (cause: Error) => ({ value: null, failure: cause.message }),
    );
    if ('id' in said) await this.callIn(context, 'settle', stringify({ id: said.id, ...outcome }));
  }

  private async call(name: string, argument: unknown): Promise<void> {
    const late = setTimeout(() => this.main.found(-1), REACHED_WITHIN);
    const context = await this.main.context;
    clearTimeout(late);
    await this.callIn(context, name, argument);
  }

  private async callIn(executionContextId: number, name: string, argument: unknown): Promise<void> {
    const functionDeclaration = `(argument) => standin.${name}(argument)`;
    const call = { functionDeclaration, executionContextId, arguments: [{ value: argument }] };
    const gone = () => undefined; // the page went away: whoever waits there is gone too
    const done = await this.cdp.send('Runtime.callFunctionOn', call).catch(gone);
    const words = done?.exceptionDetails?.exception?.description;
    if (words) process.stderr.write(`The page failed in ${name}: ${words}\n`);
  }

  private lose(context: number): void {
    const frame = this.contexts.get(context)?.frame ?? '';
    this.contexts.delete(context);
    if (this.frames.get(frame)?.isMain) this.main = waiting();
  }
}

function waiting() {
  let found: (context: number) => void = () => undefined;
  const context = new Promise<number>((resolve) => {
    found = resolve;
  });
  return { context, found };
}
