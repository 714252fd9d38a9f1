/**
 * What one answer carries of people's texts, in characters. Ordinary pages stay far below; without a bound a page of the
 * longest texts weighs 12 MB, and somebody who asks for many and reads none makes the process keep them all.
 */
const MOST_CHARACTERS = 131_072;

/** As many of these, from the first on, as one answer may carry: at least one. Whoever wants more asks for what follows. */
export function fitting<T>(items: readonly T[], charactersOf: (item: T) => number): readonly T[] {
  let characters = 0;
  const end = items.findIndex((item, index) => {
    characters += charactersOf(item);
    return characters > MOST_CHARACTERS && index > 0;
  });
  return end < 0 ? items : items.slice(0, end);
}
