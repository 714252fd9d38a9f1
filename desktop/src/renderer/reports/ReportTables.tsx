import type { Report, ReportPairs } from '@tandem/contract';
import { useCategoryName, useFormat, useWords } from '@tandem/ui';
import type { ReactNode } from 'react';
import styles from './reports.module.css';

/** What came and how long it took, by category. */
export function CategoryTable({ report }: { report: Report }) {
  const words = useWords().console.reports;
  const format = useFormat();
  const nameOf = useCategoryName();
  return (
    <Table caption={words.byCategory} head={[words.category, words.opened, ...timeHeads(words)]} empty={words.nothing}>
      {report.byCategory.map(({ category, opened, firstResponse, resolution }) => (
        <tr key={category.id}>
          <th scope="row">
            <bdi>{nameOf(category.name)}</bdi>
          </th>
          <td>{format.number(opened)}</td>
          <Times firstResponse={firstResponse} resolution={resolution} />
        </tr>
      ))}
    </Table>
  );
}

/** Who answered and resolved how much, and how fast. */
export function PersonTable({ report }: { report: Report }) {
  const words = useWords().console.reports;
  return (
    <Table caption={words.byPerson} head={[words.person, ...timeHeads(words)]} empty={words.nothing}>
      {report.byPerson.map(({ person, firstResponse, resolution }) => (
        <tr key={person.id}>
          <th scope="row">
            <bdi>{person.name}</bdi>
          </th>
          <Times firstResponse={firstResponse} resolution={resolution} />
        </tr>
      ))}
    </Table>
  );
}

/** Who answered and resolved how much of each category; categories together, in each the person with most first. */
export function PairTable({ report }: { report: ReportPairs }) {
  const words = useWords().console.reports;
  const nameOf = useCategoryName();
  const pairs = report.pairs.toSorted((one, other) => one.category.id - other.category.id);
  return (
    <Table caption={words.byBoth} head={[words.category, words.person, ...timeHeads(words)]} empty={words.nothing}>
      {pairs.map(({ category, person, firstResponse, resolution }) => (
        <tr key={`${category.id} ${person.id}`}>
          <th scope="row">
            <bdi>{nameOf(category.name)}</bdi>
          </th>
          <th scope="row">
            <bdi>{person.name}</bdi>
          </th>
          <Times firstResponse={firstResponse} resolution={resolution} />
        </tr>
      ))}
    </Table>
  );
}

/** Every number of the charts. */
export function DayTable({ report }: { report: Report }) {
  const words = useWords().console.reports;
  const format = useFormat();
  return (
    <Table
      caption={words.byDay}
      head={[words.day, words.opened, words.answered, words.resolved, words.reopened, words.backlog]}
      empty={words.nothing}
    >
      {report.days.toReversed().map(({ day, opened, answered, resolved, reopened, backlog }) => (
        <tr key={day}>
          <th scope="row">
            <time dateTime={day}>{format.date(`${day}T12:00:00.000Z`, Date.now())}</time>
          </th>
          {[opened, answered, resolved, reopened, backlog].map((amount, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
            <td key={index}>{format.number(amount)}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

type ReportWords = ReturnType<typeof useWords>['console']['reports'];
const timeHeads = (words: ReportWords) => [
  words.answered,
  words.firstResponseMedian,
  words.firstResponseP90,
  words.resolved,
  words.resolutionMedian,
  words.resolutionP90,
];

function Times({ firstResponse, resolution }: Pick<Report, 'firstResponse' | 'resolution'>) {
  const format = useFormat();
  const took = (ms: number | null) => (ms === null ? '–' : format.duration(ms));
  return (
    <>
      {[firstResponse, resolution].map(({ count, median, p90 }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
        <Cells key={index} cells={[format.number(count), took(median), took(p90)]} />
      ))}
    </>
  );
}

const Cells = ({ cells }: { cells: readonly [string, string, string] }) => (
  <>
    <td>{cells[0]}</td>
    <td>{cells[1]}</td>
    <td>{cells[2]}</td>
  </>
);

interface TableProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

function Table({ caption, head, empty, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles['scroll']} aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {children}
          {children.length === 0 && (
            <tr>
              <td colSpan={head.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
