import type { Period } from '@tandem/client';
import type { Report } from '@tandem/contract';
import { Banner, Button, Skeleton, useFormat, useNow, useReasons, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { Place } from '../place/Place.tsx';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { daysAsCsv, groupsAsCsv } from './csv.ts';
import { DayChart } from './DayChart.tsx';
import { download } from './download.ts';
import { PairSection } from './PairSection.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { lastDays } from './period.ts';
import { CategoryTable, DayTable, PersonTable } from './ReportTables.tsx';
import styles from './reports.module.css';

/** How the desk does: what comes, what waits, how fast it is answered and resolved, by category and person. */
export const ReportsPlace = observer(function ReportsPlace({ query }: { query: InboxQuery }) {
  const { report: store } = useStaffStores();
  const all = useWords();
  const words = all.console.reports;
  const reasons = useReasons();
  const format = useFormat();
  const now = useNow();
  const [wanted, setWanted] = useState<Period>(() => lastDays(30, Date.now()));
  const load = () => void store.load(wanted);
  useEffect(() => void store.load(wanted), [store, wanted]);
  const { report, period } = store;

  return (
    <Place title={words.title} lead={words.lead} query={query} width="wide">
      <div className={styles['tools']}>
        <PeriodChoice period={wanted} onChange={setWanted} />
        {report && period && (
          <span className={styles['exports']}>
            <Button
              icon="arrow-down"
              onClick={() => download(`days-${period.from}-${period.to}.csv`, daysAsCsv(report))}
            >
              {words.exportDays}
            </Button>
            <Button
              icon="arrow-down"
              onClick={() => download(`groups-${period.from}-${period.to}.csv`, groupsAsCsv(report))}
            >
              {words.exportGroups}
            </Button>
          </span>
        )}
      </div>
      {store.state === 'failed' && (
        <Banner
          tone="warning"
          title={words.loadFailed}
          actions={
            <Button size="small" icon="refresh" onClick={load}>
              {all.general.tryAgain}
            </Button>
          }
        >
          {reasons.of(store.failure)}
        </Banner>
      )}
      {!report && store.state !== 'failed' && <Skeleton label={words.loading} rows={6} />}
      {report && (
        <>
          <Numbers report={report} />
          <Charts report={report} />
          <CategoryTable report={report} />
          <PersonTable report={report} />
          <PairSection period={wanted} />
          <details>
            <summary className={styles['summary']}>{words.byDay}</summary>
            <DayTable report={report} />
          </details>
          <p className={styles['note']}>
            {report.countedUntil === null ? words.notCounted : words.counted(format.relative(report.countedUntil, now))}
          </p>
        </>
      )}
    </Place>
  );
});

function Numbers({ report }: { report: Report }) {
  const words = useWords().console.reports;
  const format = useFormat();
  const took = (ms: number | null) => (ms === null ? '–' : format.duration(ms));
  const opened = report.days.reduce((sum, day) => sum + day.opened, 0);
  const facts: readonly (readonly [string, string, string])[] = [
    [words.opened, format.number(opened), ''],
    [words.resolved, format.number(report.resolution.count), ''],
    [words.backlogNow, format.number(report.days.at(-1)?.backlog ?? 0), ''],
    [words.firstResponseMedian, took(report.firstResponse.median), words.p90(took(report.firstResponse.p90))],
    [words.resolutionMedian, took(report.resolution.median), words.p90(took(report.resolution.p90))],
  ];
  return (
    <dl className={styles['numbers']}>
      {facts.map(([name, value, more]) => (
        <div key={name} className={styles['number']}>
          <dt>{name}</dt>
          <dd>
            {value}
            {more !== '' && <span className={styles['note']}>{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Charts({ report: { days } }: { report: Report }) {
  const words = useWords().console.reports;
  const names = days.map(({ day }) => day);
  return (
    <div className={styles['charts']}>
      <DayChart
        label={words.volumeChart}
        days={names}
        series={[
          { name: words.opened, tone: 'first', values: days.map(({ opened }) => opened) },
          { name: words.resolved, tone: 'second', values: days.map(({ resolved }) => resolved) },
        ]}
      />
      <DayChart
        label={words.backlogChart}
        days={names}
        series={[{ name: words.backlog, tone: 'first', values: days.map(({ backlog }) => backlog) }]}
      />
    </div>
  );
}
