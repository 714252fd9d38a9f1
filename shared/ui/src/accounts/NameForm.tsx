import { profileSchema } from '@tandem/contract';
import { useFormikContext } from 'formik';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { Form, SubmitButton, TextField } from '../forms/index.ts';
import { useWords } from '../language/index.ts';
import { useStores } from '../stores/index.ts';
import styles from './accounts.module.css';
import { Done } from './Done.tsx';

/** How others address one, and the address one signs in with. */
export const NameForm = observer(function NameForm() {
  const { profile, session } = useStores();
  const all = useWords();
  const words = all.account.profile;
  const [saved, setSaved] = useState<string | null>(null);
  const { user } = session;
  if (user === null) return null;
  return (
    <Form
      schema={profileSchema}
      initial={{ name: user.name }}
      onSubmit={async ({ name }) => {
        await profile.rename({ name: name.trim() });
        setSaved(name);
      }}
      failed={words.failed}
      label={words.details}
    >
      <TextField
        name="name"
        label={all.session.name}
        autoComplete="name"
        {...(!session.isStaff && { hint: all.session.nameHint })}
      />
      <dl className={styles['fact']}>
        <dt>{all.session.email}</dt>
        <dd dir="ltr">{user.email}</dd>
        <dd className={styles['note']}>{words.emailFixed}</dd>
      </dl>
      <div className={styles['row']}>
        <SubmitButton busy={words.saving}>{words.save}</SubmitButton>
        <Saved name={saved}>{words.saved}</Saved>
      </div>
    </Form>
  );
});

/** Said for as long as the field shows what was saved. */
function Saved({ name, children }: { name: string | null; children: string }) {
  const { values } = useFormikContext<{ name: string }>();
  return <Done>{name !== null && values.name === name ? children : null}</Done>;
}
