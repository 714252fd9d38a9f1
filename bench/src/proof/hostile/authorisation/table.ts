import { readFileSync } from 'node:fs';

/** The columns of the tables in docs/authorisation.md, in their order. */
export const askers = ['no session', 'expired', 'revoked', 'disabled', 'customer', 'agent', 'admin'] as const;
export type Asker = (typeof askers)[number];

export const objects = ['-', 'own', 'unassigned', 'foreign', 'missing'] as const;
export type ObjectKind = (typeof objects)[number];

/** One row: what is asked, about what, and what becomes of it for each asker. */
export interface Row {
  /** The endpoint or the command. */
  readonly asked: string;
  /** Which use of it, where uses differ: what stands behind the comma. */
  readonly use: string | undefined;
  readonly about: ObjectKind;
  readonly outcomes: Readonly<Record<Asker, string>>;
}

export interface Table {
  readonly endpoints: readonly Row[];
  readonly commands: readonly Row[];
}

/** The tables as they are written. Throws where a line of them cannot be read. */
export function readTable(file: string): Table {
  const lines = readFileSync(file, 'utf8').split('\n');
  return { endpoints: rowsUnder('endpoint', lines), commands: rowsUnder('command', lines) };
}

function rowsUnder(head: string, lines: readonly string[]): Row[] {
  const expected = [head, 'what', ...askers];
  const from = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (from < 0 || cellsOf(lines[from] ?? '').join() !== expected.join()) {
    throw new Error(`There is no table with the columns ${expected.join(', ')}.`);
  }
  const rows: Row[] = [];
  for (const line of lines.slice(from + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(readRow(line));
  }
  return rows;
}

function readRow(line: string): Row {
  const [name = '', about, ...cells] = cellsOf(line);
  const kind = objects.find((object) => object === about);
  if (kind === undefined || cells.length !== askers.length || cells.includes('')) {
    throw new Error(`This row cannot be read: ${line}`);
  }
  const [asked = '', use] = name.split(', ');
  const outcomes = Object.fromEntries(askers.map((asker, index) => [asker, cells[index]])) as Record<Asker, string>;
  return { asked, use, about: kind, outcomes };
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
