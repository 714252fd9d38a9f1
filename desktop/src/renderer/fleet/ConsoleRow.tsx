import type { FleetConsole } from '@tandem/contract';
import { Pill, RelativeTime, useWords } from '@tandem/ui';
import styles from './fleet.module.css';

/** One installed console. */
export function ConsoleRow({ console }: { console: FleetConsole }) {
  const words = useWords().console.fleet;
  const { account, version, ring, system, systemVersion, policy, problems, lastSeenAt } = console;
  return (
    <li className={styles['console']}>
      <div className={styles['about']}>
        <p className={styles['name']}>
          <bdi>{account.name}</bdi>
        </p>
        <p className={styles['note']}>
          {words.systems[system]} <bdi dir="ltr">{systemVersion}</bdi>
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
      <span className={styles['seen']}>
        {words.seen} <RelativeTime at={lastSeenAt} />
      </span>
    </li>
  );
}
