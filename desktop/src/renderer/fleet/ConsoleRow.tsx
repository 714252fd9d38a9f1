import type { FleetConsole } from '@tandem/contract';
import { Pill, RelativeTime, useWords } from '@tandem/ui';
import records from '../place/records.module.css';
import styles from './fleet.module.css';

/** One installed console. */
export function ConsoleRow({ console }: { console: FleetConsole }) {
  const words = useWords().console.fleet;
  const { account, version, ring, system, systemVersion, policy, problems, lastSeenAt } = console;
  return (
    <li className={records['record']}>
      <div className={records['about']}>
        <p className={records['name']}>
          <bdi>{account.name}</bdi>
        </p>
        <p className={records['note']}>
          <bdi dir="ltr">
            {words.systems[system]} {systemVersion}
          </bdi>{' '}
          · {words.seen} <RelativeTime at={lastSeenAt} />
        </p>
      </div>
      <Pill>
        <bdi dir="ltr">{version}</bdi> {words.rings[ring]}
      </Pill>
      <Pill icon={policy === 'none' ? 'circle' : 'lock'}>{words.policies[policy]}</Pill>
      {problems > 0 && (
        <Pill icon="alert" className={styles['problems']}>
          {words.problems(problems)}
        </Pill>
      )}
    </li>
  );
}
