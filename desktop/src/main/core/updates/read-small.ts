import type { ReadSmall } from './signed-feed.ts';

/** Long for a manifest, which is a kilobyte. */
const MOST_BYTES = 64 * 1_024;
const WITHIN = 15_000;

interface How {
  readonly signal: AbortSignal;
  readonly redirect: 'error';
  readonly cache: 'no-store';
  readonly credentials: 'omit';
}
type FetchWhole = (address: string, how: How) => Promise<Response>;

/** Reads small files of a feed. Whoever answers too slowly, too much or from elsewhere has not answered. */
export const readSmall =
  (fetch: FetchWhole, within = WITHIN): ReadSmall =>
  async (address) => {
    const signal = AbortSignal.timeout(within);
    const response = await fetch(address.href, { signal, redirect: 'error', cache: 'no-store', credentials: 'omit' });
    if (response.status === 404) return null;
    if (!response.ok || response.body === null) throw new Error(`${address.href} answered ${response.status}.`);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > MOST_BYTES) throw new Error(`${address.href} is larger than a manifest.`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
