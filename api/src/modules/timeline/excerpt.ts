const LONGEST = 140;
/** So much of a text is looked at: white space in it may shrink. In UTF-16 units. */
const LOOKED_AT = 4 * LONGEST;

/** How a text begins, on one line of at most 140 characters, for a list. */
export function excerptOf(text: string): string {
  const line = text.slice(0, LOOKED_AT).replace(/\s+/gu, ' ').trim();
  const isWhole = text.length <= LOOKED_AT;
  if (isWhole && line.length <= LONGEST) return line;
  const characters = Array.from(line.toWellFormed());
  return isWhole && characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST).join('').trimEnd()}…`;
}
