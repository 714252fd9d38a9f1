import { Link, SignUpForm, useFirstWords } from '@tandem/ui';
import { useSearch } from 'wouter';
import { Doorway } from './Doorway.tsx';

/** Where a customer makes an account. */
export default function SignUpPage() {
  const words = useFirstWords().session;
  const search = useSearch();
  return (
    <Doorway
      title={words.signUp.title}
      lead={words.signUp.lead}
      other={
        <>
          {words.signUp.haveAccount} <Link href={`/sign-in${search && `?${search}`}`}>{words.signUp.toSignIn}</Link>
        </>
      }
    >
      <SignUpForm />
    </Doorway>
  );
}
