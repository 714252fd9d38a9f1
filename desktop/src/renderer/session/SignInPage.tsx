import { SignInForm, useWords } from '@tandem/ui';
import { DesktopDoor } from '../desktop/DesktopDoor.tsx';
import { usePortal } from '../desktop/desktop-context.ts';
import { DoorPage } from './DoorPage.tsx';

/** The way in for staff. */
export function SignInPage() {
  const words = useWords().console;
  const portal = usePortal();
  return (
    <DoorPage title={words.signIn.title} lead={words.signIn.lead}>
      <SignInForm />
      <DesktopDoor />
      <p>
        {words.signIn.areYouCustomer} <a {...portal}>{words.signIn.toPortal}</a>
      </p>
    </DoorPage>
  );
}
