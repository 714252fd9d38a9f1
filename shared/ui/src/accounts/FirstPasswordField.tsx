import { useFormikContext } from 'formik';
import { useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import styles from './accounts.module.css';
import { NewPasswordField } from './NewPasswordField.tsx';
import { suggestPassword } from './suggest-password.ts';

interface Props {
  readonly label: string;
  readonly owner?: { readonly name: string; readonly email: string };
}

/** The form’s `password`, chosen for somebody else, or suggested. */
export function FirstPasswordField({ label, owner }: Props) {
  const words = useWords().console.team.adding;
  const { setFieldValue } = useFormikContext();
  return (
    <div className={styles['suggested']}>
      <NewPasswordField name="password" label={label} {...(owner && { owner })} />
      <Button icon="refresh" onClick={() => void setFieldValue('password', suggestPassword())}>
        {words.suggest}
      </Button>
    </div>
  );
}
