import { RequestFailed } from '@tandem/client';
import { because, signUpSchema, wording } from '@tandem/contract';
import { NewPasswordField } from '../accounts/index.ts';
import { Form, SubmitButton, TextField } from '../forms/index.ts';
import { useFirstWords } from '../language/index.ts';
import { useSession } from '../stores/index.ts';

/** Makes a customer account and signs in. */
export function SignUpForm() {
  const session = useSession();
  const words = useFirstWords().session;

  const signUp = async (values: { name: string; email: string; password: string }) => {
    try {
      await session.signUp(signUpSchema.cast(values));
    } catch (cause) {
      const failure = RequestFailed.from(cause);
      // Which of the fields it is about is known here, whether or not the answer says so.
      if (failure.code !== 'email_taken') throw failure;
      throw new RequestFailed(failure.code, failure.message, wording({ email: because('email_taken') }));
    }
  };

  return (
    <Form
      schema={signUpSchema}
      initial={{ name: '', email: '', password: '' }}
      onSubmit={signUp}
      failed={words.signUp.failed}
      label={words.signUp.title}
    >
      <TextField name="name" label={words.name} hint={words.nameHint} autoComplete="name" />
      <TextField name="email" type="email" label={words.email} autoComplete="email" />
      <NewPasswordField name="password" label={words.password} />
      <SubmitButton busy={words.signUp.busy}>{words.signUp.submit}</SubmitButton>
    </Form>
  );
}
