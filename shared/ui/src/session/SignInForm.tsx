import { RequestFailed } from '@tandem/client';
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import styles from '../forms/Form.module.css';
import { PasswordInput } from '../forms/PasswordInput.tsx';
import { type FormStatus, nothingRefused, refusal, restInWords } from '../forms/refusal.ts';
import { useFirstWords, useReasons } from '../language/index.ts';
import { Banner, Button, Field, TextInput } from '../primitives/index.ts';
import { useSession } from '../stores/index.ts';

interface SignInFormProps {
  /** The same person signs in again: the address is given. */
  readonly email?: string;
  readonly submit?: string;
}

/**
 * E-mail and password. Who succeeds is signed in; the session store says so, nothing else happens here. The one form of
 * the first page: it does without the form library and fetches the rules only once somebody types.
 */
export function SignInForm({ email: given, submit }: SignInFormProps) {
  const session = useSession();
  const words = useFirstWords().session;
  const reasons = useReasons();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState({ email: given ?? '', password: '' });
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<FormStatus>(nothingRefused);

  // Once an attempt has failed, the first thing to mend gets the focus.
  useEffect(() => {
    if (refused !== nothingRefused) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);

  const logIn = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setRefused(nothingRefused);
    try {
      await session.logIn((await rules()).credentialsOf(values));
    } catch (cause) {
      setRefused(refusal(RequestFailed.from(cause), values));
    } finally {
      setSending(false);
    }
  };
  const field = (name: 'email' | 'password') => ({
    name,
    value: values[name],
    onFocus: () => void rules(),
    onChange: (event: ChangeEvent<HTMLInputElement>) => setValues({ ...values, [name]: event.target.value }),
  });
  const wrongWith = (name: 'email' | 'password') => {
    const { [name]: what } = refused.fields;
    return what?.value === values[name] ? reasons.at(what) : undefined;
  };

  // Here it does not mean “please sign in”.
  const isWrong = refused.rest !== null && 'code' in refused.rest && refused.rest.code === 'unauthenticated';
  const problem = isWrong ? words.wrong : restInWords(refused, reasons);

  return (
    <form ref={form} className={styles['form']} onSubmit={logIn} noValidate aria-label={words.signIn.title}>
      {problem !== null && (
        <Banner tone="danger" urgent>
          {words.failed(problem)}
        </Banner>
      )}
      <Field label={words.email} error={wrongWith('email')}>
        {(control) => (
          <TextInput
            {...control}
            {...field('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            readOnly={given !== undefined}
          />
        )}
      </Field>
      <Field label={words.password} error={wrongWith('password')}>
        {(control) => (
          <PasswordInput
            {...control}
            {...field('password')}
            autoComplete="current-password"
            sending={sending}
            data-focus-first={given !== undefined || undefined}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={sending}>
        {sending ? words.signIn.busy : (submit ?? words.signIn.submit)}
      </Button>
    </form>
  );
}

type Rules = Pick<typeof import('./credentials.ts'), 'credentialsOf'>;

/** Where the rules cannot be fetched the api, which has the same, says what is wrong. */
const rules = (): Promise<Rules> =>
  import('./credentials.ts').catch(() => ({ credentialsOf: (values: ReturnType<Rules['credentialsOf']>) => values }));
