/** A stretch of a message: plain text, or an address that somebody wrote. */
export type Stretch = string | { readonly href: string; readonly text: string };

/**
 * A message cut at the web addresses in it. Only http and https become links: what else looks like an address stays
 * text, and nothing that was written is lost or changed.
 */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutTail(found[0]);
    if (!URL.canParse(address)) continue;
    if (found.index > end) stretches.push(text.slice(end, found.index));
    stretches.push({ href: new URL(address).href, text: address });
    end = found.index + address.length;
  }
  if (end < text.length) stretches.push(text.slice(end));
  return stretches;
}

/** Stops at white space, and at what sets an address apart in prose; where direction is switched, too. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»`\p{Bidi_Control}]+/giu;

/** What ends a sentence does not end an address; a bracket does if it was opened in it. */
function withoutTail(address: string): string {
  const surplus = new Map(
    Object.entries(brackets).map(([close, open]) => [close, count(address, close) - count(address, open)]),
  );
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const unopened = surplus.get(last);
    if (unopened === undefined ? !/[.,;:!?'’*_]/.test(last) : unopened <= 0) break;
    if (unopened !== undefined) surplus.set(last, unopened - 1);
  }
  return address.slice(0, end);
}

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const count = (text: string, character: string) => text.split(character).length - 1;
