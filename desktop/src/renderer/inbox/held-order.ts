/** What the list shows, given what the store has and how free it is to move. */
export interface Shown {
  /** Ids in the order on screen. */
  readonly order: readonly number[];
  /** New rows that wait above until asked for. */
  readonly waiting: number;
}

/**
 * `free`: as the store has it. `steady`: rows on screen stay where they are, new ones come in on top (the pointer is
 * over a list that is at its top). `held`: nothing comes in on top either (the list is scrolled).
 */
export type Freedom = 'free' | 'steady' | 'held';

/**
 * The next order on screen. A row that changes never moves under the pointer: known rows keep their order, those that
 * left the store stay until the list is free again, and rows that follow the last known one (more was loaded) are
 * appended.
 */
export function nextOrder(shown: readonly number[], store: readonly number[], freedom: Freedom): Shown {
  if (freedom === 'free' || shown.length === 0) return { order: store, waiting: 0 };
  const known = new Set(shown);
  const fresh = store.filter((id) => !known.has(id));
  if (fresh.length === 0) return { order: shown, waiting: 0 };

  // More was loaded at the end exactly when nothing known follows it in the store.
  const lastKnown = store.findLastIndex((id) => known.has(id));
  const below = store.slice(lastKnown + 1);
  const above = fresh.filter((id) => !below.includes(id));
  return freedom === 'steady'
    ? { order: [...above, ...shown, ...below], waiting: 0 }
    : { order: [...shown, ...below], waiting: above.length };
}
