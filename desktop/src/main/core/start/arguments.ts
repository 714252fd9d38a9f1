import type { Place } from '../../../ipc/place.schema.ts';
import { placeOf } from '../links/deep-link.ts';

export interface StartArguments {
  readonly hidden: boolean;
  readonly place: Place | null;
}

/**
 * What a command line asks for: to start hidden, and the last link of ours in it. Anything else is ignored, and so is all
 * that follows a link: whoever made the link may have written it.
 */
export function startArguments(argv: readonly string[]): StartArguments {
  const firstLink = argv.findIndex((each) => /^tandem:/i.test(each));
  const own = firstLink === -1 ? argv : argv.slice(0, firstLink);
  const places = argv.map(placeOf).filter((place) => place !== null);
  return { hidden: own.includes('--hidden'), place: places.at(-1) ?? null };
}
