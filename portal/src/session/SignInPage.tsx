import { Banner, Link, SignInForm, useFirstWords, useSession } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useSearch } from 'wouter';
import { Doorway } from './Doorway.tsx';

/** Where everybody without a session arrives. */
export const SignInPage = observer(function SignInPage() {
  const session = useSession();
  const words = useFirstWords().session;
  const search = useSearch();
  return (
    <Doorway
      title={words.signIn.title}
      lead={words.signIn.lead}
      other={
        <>
          {words.signIn.noAccount} <Link href={`/sign-up${search && `?${search}`}`}>{words.signIn.toSignUp}</Link>
        </>
      }
    >
      {session.endReason !== null && <Banner>{words.ended[session.endReason]}</Banner>}
      <SignInForm />
    </Doorway>
  );
});
