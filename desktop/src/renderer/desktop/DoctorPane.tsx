import { Banner, Button, Skeleton, useWords } from '@tandem/ui';
import { useCallback, useEffect, useState } from 'react';
import type { Report } from '../../ipc/report.schema.ts';
import { ask } from './bridge.ts';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';
import { Findings } from './Findings.tsx';

/** Looks at the connection to the desk, now and at each press of the button. */
export function DoctorPane() {
  const desktop = useDesktop();
  const words = useWords().desktop.doctor;
  const [report, setReport] = useState<Report | 'running' | 'failed'>('running');
  const run = useCallback(async () => {
    if (desktop === null) return;
    setReport('running');
    setReport(await ask(desktop.bridge, 'doctor.run', {}).catch(() => 'failed' as const));
  }, [desktop]);
  useEffect(() => void run(), [run]);
  return (
    <div className={styles['form']}>
      <p>{words.lead}</p>
      {report === 'running' && <Skeleton label={words.running} shape="text" rows={6} />}
      {report === 'failed' && <Banner tone="danger">{words.failed}</Banner>}
      {typeof report === 'object' && <Findings report={report} />}
      <Button onClick={() => void run()} busy={report === 'running'}>
        {words.run}
      </Button>
    </div>
  );
}
