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
  const own = beforeLinks(argv);
  const places = argv.map(placeOf).filter((place) => place !== null);
  return { hidden: own.includes('--hidden'), place: places.at(-1) ?? null };
}

/** Whether the app is to say what the organisation has set here, and end. */
export const asksForPolicy = (argv: readonly string[]): boolean => beforeLinks(argv).includes('--print-policy');

function beforeLinks(argv: readonly string[]): readonly string[] {
  const firstLink = argv.findIndex((each) => /^tandem:/i.test(each));
  return firstLink === -1 ? argv : argv.slice(0, firstLink);
}
