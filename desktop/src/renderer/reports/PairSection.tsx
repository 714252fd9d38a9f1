import type { Period } from '@tandem/client';
import { Banner, Button, Skeleton, useReasons, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { pairsAsCsv } from './csv.ts';
import { download } from './download.ts';
import { PairTable } from './ReportTables.tsx';
import styles from './reports.module.css';

/** Who did how much of which category. Asked for when somebody wants to see it: it costs more than the rest. */
export const PairSection = observer(function PairSection({ period }: { period: Period }) {
  const { reportPairs: store } = useStaffStores();
  const all = useWords();
  const words = all.console.reports;
  const reasons = useReasons();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isOpen) void store.load(period);
  }, [store, period, isOpen]);
  const { report, period: shown } = store;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles['summary']}>{words.byBoth}</summary>
      <div className={styles['pairs']}>
        {store.state === 'failed' && (
          <Banner
            tone="warning"
            title={words.loadFailed}
            actions={
              <Button size="small" icon="refresh" onClick={() => void store.load(period)}>
                {all.general.tryAgain}
              </Button>
            }
          >
            {reasons.of(store.failure)}
          </Banner>
        )}
        {isOpen && !report && store.state !== 'failed' && <Skeleton label={words.loading} rows={3} />}
        {report && shown && (
          <>
            <PairTable report={report} />
            <div className={styles['exports']}>
              {report.leftOut > 0 && <p className={styles['note']}>{words.leftOut(report.leftOut)}</p>}
              <Button
                icon="arrow-down"
                onClick={() => download(`pairs-${shown.from}-${shown.to}.csv`, pairsAsCsv(report))}
              >
                {words.exportPairs}
              </Button>
            </div>
          </>
        )}
      </div>
    </details>
  );
});
