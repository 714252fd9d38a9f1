import { Button, buttonClass, useFirstWords, useSession } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { Doorway } from '../session/Doorway.tsx';

/** Staff who signed in here: their work is in the console. */
export const StaffPage = observer(function StaffPage() {
  const session = useSession();
  const words = useFirstWords();
  const { staff } = words.portal;
  return (
    <Doorway title={staff.title} lead={staff.text(session.user?.name ?? '')}>
      <a className={buttonClass('primary')} href="/console/">
        {staff.toConsole}
      </a>
      <Button onClick={() => void session.logOut()}>{words.session.signOut}</Button>
    </Doorway>
  );
});
