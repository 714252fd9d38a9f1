import { Button, Dialog, useWords } from '@tandem/ui';
import records from '../place/records.module.css';
import styles from './team.module.css';

/** With what somebody signs in for the first time. */
export interface Handed {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Shows a first password once, for handing it over. Nothing but its button closes it: it cannot be had again. */
export function HandOver({ handed: { name, email, password }, onClose }: { handed: Handed; onClose: () => void }) {
  const words = useWords().console.team.handOver;
  return (
    <Dialog
      open
      dismissable={false}
      onClose={onClose}
      title={words.title(name)}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <dl className={styles['handed']}>
        <dt>{words.email}</dt>
        <dd dir="ltr">{email}</dd>
        <dt>{words.password}</dt>
        <dd dir="ltr">
          <code>{password}</code>
        </dd>
      </dl>
      <p className={records['note']}>{words.text}</p>
    </Dialog>
  );
}
