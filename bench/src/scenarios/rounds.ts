/** The value in the middle when sorted by `by`; of an even number, the lower of the two. */
export function middle<T>(values: readonly T[], by: (value: T) => number): T {
  const sorted = [...values].sort((a, b) => by(a) - by(b));
  const found = sorted[Math.floor((sorted.length - 1) / 2)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

/**
 * Measures floor and product in turn, so that whatever else the machine does meets both alike, and answers with the
 * middle round of each.
 */
export async function inTurn<F, T>(
  rounds: number,
  floor: { readonly run: () => Promise<F>; readonly by: (value: F) => number },
  tandem: { readonly run: () => Promise<T>; readonly by: (value: T) => number },
): Promise<{ readonly floor: F; readonly tandem: T }> {
  const floors: F[] = [];
  const tandems: T[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await floor.run());
    tandems.push(await tandem.run());
  }
  return { floor: middle(floors, floor.by), tandem: middle(tandems, tandem.by) };
}
