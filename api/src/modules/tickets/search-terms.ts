/** What somebody typed, made safe for a full-text engine: words only, since both engines fail on stray operators. */
export interface SearchTerms {
  /** Letters, digits and their marks, nothing else. */
  readonly words: readonly string[];
  /** For MATCH … AGAINST (? IN BOOLEAN MODE); undefined when nothing can be searched for. */
  readonly mysql: string | undefined;
  /** For FTS5 MATCH ?. */
  readonly sqlite: string | undefined;
  /** The ticket meant by `#1042` or `1042`. */
  readonly ticketId: number | undefined;
}

const MOST_WORDS = 10;
/** InnoDB indexes none of these, nor words under three letters; requiring one would find nothing. */
const UNINDEXED = new Set(
  'about are com for from how that the this und was what when where who will with www'.split(' '),
);

/** Every word must occur; the last letters of a word may be missing. */
export function searchTerms(typed: string): SearchTerms {
  const words = (typed.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS);
  const indexed = words.filter((word) => [...word].length >= 3 && !UNINDEXED.has(word.toLowerCase()));
  const number = /^#?([1-9]\d{0,14})$/.exec(typed.trim())?.[1];
  return {
    words,
    mysql: indexed.length > 0 ? indexed.map((word) => `+${word}*`).join(' ') : undefined,
    sqlite: words.length > 0 ? words.map((word) => `"${word}"*`).join(' ') : undefined,
    ticketId: number === undefined ? undefined : Number(number),
  };
}
