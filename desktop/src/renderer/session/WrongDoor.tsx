import { Button, buttonClass, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { usePortal } from '../desktop/desktop-context.ts';
import { DoorPage } from './DoorPage.tsx';

/** A customer signed in at the staff's door: says so, and where their tickets are. */
export const WrongDoor = observer(function WrongDoor() {
  const { session } = useStores();
  const portal = usePortal();
  const words = useWords().console.signIn;
  return (
    <DoorPage title={words.customerTitle} lead={words.customer(session.user?.name ?? '')}>
      <a {...portal} className={buttonClass('primary')}>
        {words.toPortal}
      </a>
      <Button variant="quiet" onClick={() => void session.logOut()}>
        {words.otherAccount}
      </Button>
    </DoorPage>
  );
});
