import { root } from '../../../process/compiled.ts';
import type { Attempt, Ground } from '../ground.ts';
import { Cast } from './cast.ts';
import type { Cell } from './cell.ts';
import { commandCells, shortLife } from './command-cells.ts';
import { endpointCells } from './endpoint-cells.ts';
import { type Asker, askers, type Row, readTable } from './table.ts';

type MakeCells = (ground: Ground, cast: Cast, row: Row, asker: Asker) => Promise<Cell[]>;

/** Every endpoint for everybody, as docs/authorisation.md has it. */
export const endpointMatrix: Attempt = {
  name: 'authorisation: every endpoint × who × whose',
  run: (ground) => matrix(ground, rowsFor(ground, table().endpoints), endpointCells),
};

/** Every command of the socket likewise. */
export const commandMatrix: Attempt = {
  name: 'authorisation: every command × who × whose',
  run: (ground) => matrix(ground, rowsFor(ground, table().commands), commandCells),
};

const table = () => readTable(`${root}docs/authorisation.md`);

/** All of them; in the short run every fourth, from where the seed says. */
const rowsFor = ({ depth }: Ground, rows: readonly Row[]): readonly Row[] =>
  depth.name === 'full' ? rows : rows.filter((_, index) => (index + depth.seed) % 4 === 0);

async function matrix(ground: Ground, rows: readonly Row[], make: MakeCells) {
  const cast = await Cast.gather(ground);
  const failures: string[] = [];
  const unseen = new Map<string, string>();
  let tried = 0;
  const carryOut = async (cell: Cell) => {
    tried += 1;
    const { row, asker, as } = cell;
    const told = `${row.asked}${row.use ? `, ${row.use}` : ''} (${row.about}) by ${asker}, ${as}`;
    const { outcome, faults, words } = await cell.act();
    if (outcome !== row.outcomes[asker]) failures.push(`${told}: ${outcome} instead of ${row.outcomes[asker]}`);
    failures.push(...faults.map((fault) => `${told}: ${fault}`));
    if (words === undefined) return;
    const key = `${row.asked} ${asker}`;
    const before = unseen.get(key);
    unseen.set(key, words);
    if (before !== undefined && before !== words) failures.push(`${told}: its 404 differs from that of another thing`);
  };

  const prepared = (asker: Asker) =>
    inTurns(rows, (row) => make(ground, cast, row, asker)).then((cells) => cells.flat());
  const play = (cells: readonly Cell[]) =>
    inTurns(cells, async (cell) => {
      await cell.spoil();
      await carryOut(cell);
    });

  // Their time runs while the others have their turn.
  const expired = await prepared('expired');
  const expiredAt = Date.now() + shortLife * 1_000;
  for (const asker of askers.filter((one) => one !== 'expired')) {
    const cells = await prepared(asker);
    if (asker === 'disabled') await cast.disable();
    await play(cells);
  }
  await new Promise((resolve) => setTimeout(resolve, expiredAt - Date.now()));
  await play(expired);
  failures.push(...(await cast.changedByNobody()));
  return { tried, failures, figures: { rows: String(rows.length) } };
}

const AT_ONCE = 6;

/** A few at a time, in order. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
