import { useFormat } from '@tandem/ui';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line as lineOf } from 'd3-shape';
import styles from './reports.module.css';

export interface Series {
  readonly name: string;
  /** Which of the colours, and which pattern: the two never only differ in colour. */
  readonly tone: 'first' | 'second';
  readonly values: readonly number[];
}

interface Props {
  /** What the picture shows, in a sentence. */
  readonly label: string;
  readonly days: readonly string[];
  readonly series: readonly Series[];
}

/** About as wide as it is shown, so that its letters are about as large as those around it. */
const WIDTH = 400;
const HEIGHT = 170;
const EDGE = { left: 40, right: 14, top: 10, bottom: 24 };
const FEW_DAYS = 31;

/** Amounts per day as lines over a scale. The numbers stand in a table elsewhere: to a screen reader this is one picture. */
export function DayChart({ label, days, series }: Props) {
  const format = useFormat();
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const x = scalePoint(days, [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
  const at = (index: number) => x(days[index] ?? '') ?? EDGE.left;
  const path = lineOf<number>()
    .x((_, index) => at(index))
    .y((value) => y(value));
  const ticks = y.ticks(4).filter(Number.isInteger);
  const named = [0, Math.floor((days.length - 1) / 2), days.length - 1];
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['legend']}>
        {series.map(({ name, tone }) => (
          <span key={name} className={styles['key']} data-tone={tone}>
            <svg viewBox="0 0 24 8" aria-hidden="true" className={styles['sample']}>
              <path d="M0 4H24" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      {/* Time runs from left to right in every language's charts here; the words around them do as they do. */}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={styles['chart']} direction="ltr">
        {ticks.map((tick) => (
          <g key={tick}>
            <path className={styles['grid']} d={`M${EDGE.left} ${y(tick)}H${WIDTH - EDGE.right}`} />
            <text className={styles['tick']} x={EDGE.left - 6} y={y(tick)} textAnchor="end" dominantBaseline="middle">
              {format.number(tick)}
            </text>
          </g>
        ))}
        {[...new Set(named)].map((index) => (
          <text
            key={index}
            className={styles['tick']}
            x={at(index)}
            y={HEIGHT - 6}
            textAnchor={anchor(index, days.length)}
          >
            {format.date(`${days[index]}T12:00:00.000Z`, Date.parse(`${days.at(-1)}T12:00:00.000Z`))}
          </text>
        ))}
        {series.map(({ name, tone, values }) => (
          <g key={name} data-tone={tone} className={styles['series']}>
            <path d={path([...values]) ?? ''} />
            {days.length <= FEW_DAYS &&
              values.map((value, index) => <circle key={days[index]} cx={at(index)} cy={y(value)} r={2.5} />)}
          </g>
        ))}
      </svg>
    </figure>
  );
}

const anchor = (index: number, count: number) => (index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle');
