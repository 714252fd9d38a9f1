import { Button, Icon, type IconName, useToast, useWords } from '@tandem/ui';
import type { Finding, Report } from '../../ipc/report.schema.ts';
import styles from './desktop.module.css';

/** What the connection doctor found, and a way to hand it to whoever looks after the network. */
export function Findings({ report }: { report: Report }) {
  const words = useWords().desktop.doctor;
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(asText(report)).then(
      () => toast(words.copied),
      () => toast(words.copyFailed),
    );
  return (
    <div className={styles['findings']}>
      <ul className={styles['list']}>
        {report.findings.map(({ check, result, detail }) => (
          <li key={check} className={styles['finding']} data-result={result}>
            <Icon name={icons[result]} size="small" />
            <span className={styles['check']}>
              {words.checks[check]} <span className={styles['result']}>{words.results[result]}</span>
              {detail !== '' && (
                <span className={styles['detail']} dir="ltr" lang="en">
                  {detail}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="small" icon="copy" onClick={() => void copy()}>
        {words.copy}
      </Button>
    </div>
  );
}

const icons: Record<Finding['result'], IconName> = {
  good: 'circle-check',
  warning: 'alert',
  bad: 'alert',
  skipped: 'info',
};

/** In English, as those who read it know the words. */
const asText = ({ at, version, server, findings }: Report): string =>
  [
    `Tandem ${version}, ${at}, ${server ?? 'no server'}`,
    ...findings.map(({ check, result, detail, ms }) => `${check}: ${result}, ${Math.round(ms)} ms ${detail}`.trim()),
  ].join('\n');
