import { isUnavailable } from './errors.ts';

export interface Patience {
  /** For how long, in milliseconds. */
  readonly within: number;
  /** Between two tries. */
  readonly every: number;
  /** Hears of each try that was in vain. */
  readonly onFailure: (cause: Error) => void;
}

/**
 * Does work once the database can be reached: one that starts beside the api, or was in trouble when the api came back,
 * may need a moment. Whatever else goes wrong rejects at once.
 */
export async function whenReachable<T>(work: () => Promise<T>, { within, every, onFailure }: Patience): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (Date.now() > until || !isUnavailable(cause)) throw cause;
      onFailure(cause as Error);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
}
