/** Size and place of a window. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frame something comes from, as the browser itself names it: no page can say so about itself. */
export interface FrameFacts {
  /** Stays the same while the frame lives. */
  readonly id: string;
  readonly url: string;
  readonly isMain: boolean;
}

export interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;
}
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** What can happen to a window that its app hears of. */
export type WindowEvent =
  | { readonly what: 'navigated'; readonly url: string; readonly inPage: boolean }
  | { readonly what: 'title'; readonly title: string }
  | { readonly what: 'dom-ready' | 'loaded' | 'crashed' | 'closed-by-user' };

/** What the app's process asks of the test's process, which owns the browser: `name: [question, answer]`. */
export type AskedOfHost = {
  /** Right before the entry is evaluated; the answer is a script to run first. */
  begin: [undefined, { script: string; arg: unknown } | null];
  ready: [undefined, undefined];
  open: [{ window: number; bounds: Bounds; preload: string | null; visible: boolean; locale: string }, undefined];
  load: [{ window: number; url: string }, undefined];
  reload: [{ window: number }, undefined];
  deliver: [{ window: number; channel: string; args: unknown[] }, undefined];
  run: [{ window: number; code: string }, unknown];
  resize: [{ window: number; bounds: Bounds }, undefined];
  show: [{ window: number; visible: boolean }, undefined];
  close: [{ window: number }, undefined];
  theme: [{ dark: boolean | null }, undefined];
  forget: [undefined, undefined];
};

/** What the test's process asks of the app's. */
export type AskedOfApp = {
  ipc: [
    { window: number; frame: FrameFacts; mode: 'invoke' | 'send'; channel: string; args: unknown[] },
    { readonly value: unknown },
  ];
  answer: [Request, Answer];
  /** A page wants to go somewhere; false when the app forbids it. */
  navigate: [{ window: number; frame: FrameFacts; url: string }, boolean];
  /** A page wants another window. */
  popup: [{ window: number; url: string; name: string; features: string }, 'allow' | 'deny'];
  permit: [{ window: number; permission: string; url: string }, boolean];
  happened: [{ window: number; event: WindowEvent }, undefined];
  evaluate: [{ script: string; arg: unknown }, unknown];
};
