import { observer } from 'mobx-react-lite';
import { useFirstWords } from '../language/index.ts';
import { Button, Dialog } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { SignInForm } from './SignInForm.tsx';

/**
 * Over whatever page the session ended on: the page, its scroll position and what was typed stay, and go on once the
 * same person has signed in. Somebody else leaves to the sign-in page.
 */
export const SignInAgain = observer(function SignInAgain() {
  const { session } = useStores();
  const words = useFirstWords().session;
  const { user, endReason, state } = session;
  if (state !== 'expired' || user === null) return null;
  return (
    <Dialog open onClose={() => undefined} dismissable={false} title={words.again.title}>
      <p>
        {endReason !== null && words.ended[endReason]} {words.again.lead}
      </p>
      <SignInForm email={user.email} submit={words.again.submit} />
      <Button variant="quiet" onClick={() => void session.logOut()}>
        {words.again.somebodyElse}
      </Button>
    </Dialog>
  );
});
