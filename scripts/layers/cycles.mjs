/**
 * Import cycles, each as the shortest way round: `a → b → a` is `['a', 'b', 'a']`. Files that hang together in one knot
 * give one cycle, so that untying it and looking again is the way through.
 * @param {{from: string, to: string}[]} imports
 * @returns {string[][]}
 */
export function findCycles(imports) {
  /** @type {Map<string, Set<string>>} */
  const next = new Map();
  for (const { from, to } of imports) next.set(from, (next.get(from) ?? new Set()).add(to));
  /** @type {string[][]} */
  const cycles = [];
  const seen = new Set();
  for (const start of [...next.keys()].sort()) {
    if (seen.has(start)) continue;
    const cycle = shortestWayBack(start, next);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const path of knotOf(start, next)) seen.add(path);
  }
  return cycles;
}

/** @typedef {Map<string, Set<string>>} Graph */

/** @param {string} start @param {Graph} next */
function shortestWayBack(start, next) {
  /** @type {Map<string, string>} */
  const cameFrom = new Map();
  for (let front = [start]; front.length > 0; ) {
    const beyond = [];
    for (const path of front) {
      for (const target of next.get(path) ?? []) {
        if (target === start) return wayTo(path, cameFrom).concat(start);
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, path);
        beyond.push(target);
      }
    }
    front = beyond;
  }
  return undefined;
}

/** @param {string} end @param {Map<string, string>} cameFrom */
function wayTo(end, cameFrom) {
  const way = [];
  for (let at = /** @type {string | undefined} */ (end); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

/** Everything that `start` reaches and that reaches `start`. @param {string} start @param {Graph} next */
function knotOf(start, next) {
  const reached = reach(start, next);
  return [...reached].filter((path) => reach(path, next).has(start));
}

/** @param {string} start @param {Graph} next */
function reach(start, next) {
  const reached = new Set([start]);
  for (const path of reached) for (const target of next.get(path) ?? []) reached.add(target);
  return reached;
}
