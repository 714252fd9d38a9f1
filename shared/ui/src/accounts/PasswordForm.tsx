import { RequestFailed } from '@tandem/client';
import { passwordChangeSchema, weaknessOf } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { Form, PasswordField, SubmitButton } from '../forms/index.ts';
import { useReasons, useWords } from '../language/index.ts';
import { Banner } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { NewPasswordField } from './NewPasswordField.tsx';

/** Another password for the account. Once it is changed, the form is empty again and says what that meant. */
export const PasswordForm = observer(function PasswordForm() {
  const { profile, session } = useStores();
  const words = useWords().account.password;
  const reasons = useReasons();
  const [changes, setChanges] = useState(0);
  const { user } = session;
  if (user === null) return null;

  const change = async (values: { currentPassword: string; newPassword: string }) => {
    const weakness = weaknessOf(values.newPassword, user);
    if (weakness) {
      const said = reasons.at({ why: { code: weakness }, said: '' });
      throw new RequestFailed('validation', said, {
        fields: { newPassword: said },
        fieldCodes: { newPassword: { code: weakness } },
      });
    }
    await profile.changePassword(values);
    setChanges(changes + 1);
  };
  return (
    <>
      {changes > 0 && <Banner tone="success">{words.changed}</Banner>}
      <Form
        key={changes}
        schema={passwordChangeSchema}
        initial={{ currentPassword: '', newPassword: '' }}
        onSubmit={change}
        failed={words.failed}
        label={words.title}
      >
        {/* Password managers store the new password under this name. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordField name="currentPassword" label={words.current} autoComplete="current-password" />
        <NewPasswordField name="newPassword" label={words.next} owner={user} />
        <div>
          <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        </div>
      </Form>
    </>
  );
});
