import type { FrameFacts } from '../messages.ts';
import { type Part, Played } from './played.ts';

let last = 0;

/** A frame of a window. Its address comes from the browser, never from what a page says. */
export class WebFrame extends Played implements Part<Electron.WebFrameMain, WebFrame> {
  readonly processId = 1;
  readonly osProcessId = process.pid;
  readonly routingId = ++last;
  readonly frameTreeNodeId = this.routingId;
  readonly name = '';
  readonly visibilityState = 'visible';
  detached = false;
  url = '';

  constructor(
    readonly frameToken: string,
    private readonly above: Electron.WebFrameMain | null,
  ) {
    super('WebFrameMain');
  }

  get parent(): Electron.WebFrameMain | null {
    return this.above;
  }
  get top(): Electron.WebFrameMain {
    return this.above ?? (this as unknown as Electron.WebFrameMain);
  }
  /** `app://tandem` of `app://tandem/index.html`. An empty frame has that of the page it is in; elsewhere it is `null`. */
  get origin(): string {
    if (this.above && /^about:(blank|srcdoc)/.test(this.url)) return this.above.origin;
    return /^([a-z][\w+.-]*:\/\/[^/?#]*)/i.exec(this.url)?.[1] ?? 'null';
  }
  isDestroyed = () => this.detached;
}

/** The frames of one window, each the same object whenever it is met. */
export class Frames {
  readonly main = new WebFrame('main', null);
  private readonly below = new Map<string, WebFrame>();

  of({ id, url, isMain }: FrameFacts): Electron.WebFrameMain {
    const frame = isMain ? this.main : (this.below.get(id) ?? this.meet(id));
    frame.url = url;
    return frame as unknown as Electron.WebFrameMain;
  }

  destroy(): void {
    for (const frame of [this.main, ...this.below.values()]) frame.detached = true;
  }

  private meet(id: string): WebFrame {
    const frame = new WebFrame(id, this.main as unknown as Electron.WebFrameMain);
    this.below.set(id, frame);
    return frame;
  }
}
