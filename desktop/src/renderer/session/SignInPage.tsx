import { SignInForm, useWords } from '@tandem/ui';
import { DoorPage } from './DoorPage.tsx';

/** The way in for staff. */
export function SignInPage() {
  const words = useWords().console;
  return (
    <DoorPage title={words.signIn.title} lead={words.signIn.lead}>
      <SignInForm />
      <p>
        {words.signIn.areYouCustomer} <a href="/">{words.signIn.toPortal}</a>
      </p>
    </DoorPage>
  );
}
