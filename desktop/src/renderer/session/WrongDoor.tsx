import { Button, buttonClass, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { DoorPage } from './DoorPage.tsx';

/** A customer signed in at the staff's door: says so, and where their tickets are. */
export const WrongDoor = observer(function WrongDoor() {
  const { session } = useStores();
  const words = useWords().console.signIn;
  return (
    <DoorPage title={words.customerTitle} lead={words.customer(session.user?.name ?? '')}>
      <a href="/" className={buttonClass('primary')}>
        {words.toPortal}
      </a>
      <Button variant="quiet" onClick={() => void session.logOut()}>
        {words.otherAccount}
      </Button>
    </DoorPage>
  );
});
