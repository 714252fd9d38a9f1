import { credentialsSchema } from '@tandem/contract';
import { Form, PasswordField, SubmitButton, TextField } from '../forms/index.ts';
import { useWords } from '../language/index.ts';
import { useStores } from '../stores/index.ts';

interface SignInFormProps {
  /** The same person signs in again: the address is given. */
  readonly email?: string;
  readonly submit?: string;
}

/** E-mail and password. Who succeeds is signed in; the session store says so, nothing else happens here. */
export function SignInForm({ email, submit }: SignInFormProps) {
  const { session } = useStores();
  const words = useWords().session;
  return (
    <Form
      schema={credentialsSchema}
      initial={{ email: email ?? '', password: '' }}
      onSubmit={(values) => session.logIn(credentialsSchema.cast(values))}
      failed={words.failed}
      label={words.signIn.title}
    >
      <TextField name="email" type="email" label={words.email} autoComplete="username" readOnly={email !== undefined} />
      <PasswordField
        name="password"
        label={words.password}
        autoComplete="current-password"
        focusFirst={email !== undefined}
      />
      <SubmitButton busy={words.signIn.busy}>{submit ?? words.signIn.submit}</SubmitButton>
    </Form>
  );
}
