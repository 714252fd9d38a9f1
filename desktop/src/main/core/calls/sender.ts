/** Who makes a call, as the runtime says it; never as the message says it. */
export interface Sender {
  readonly webContentsId: number;
  /** False for a frame inside of the page, and for one that is gone. */
  readonly isMainFrame: boolean;
  readonly origin: string;
}

/** The one origin of the app's own pages. */
export const ownOrigin = 'app://tandem';
