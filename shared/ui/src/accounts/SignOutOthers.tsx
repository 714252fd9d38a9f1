import { RequestFailed } from '@tandem/client';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button, Dialog } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';

interface Props {
  readonly onDone: (said: { readonly tone: 'success'; readonly text: string } | null) => void;
}

/** Ends all sessions but this one, once it was said what that means. */
export const SignOutOthers = observer(function SignOutOthers({ onDone }: Props) {
  const { devices } = useStores();
  const all = useWords();
  const words = all.account.devices;
  const reasons = useReasons();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailed | null>(null);

  const close = () => {
    setAsking(false);
    setFailure(null);
  };
  const signOut = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await devices.signOutOthers();
      close();
      onDone({ tone: 'success', text: words.confirm.done });
    } catch (cause) {
      setFailure(RequestFailed.from(cause));
    } finally {
      setBusy(false);
    }
  };
  const ask = () => {
    onDone(null);
    setAsking(true);
  };
  return (
    <div>
      <Button icon="sign-out" onClick={ask}>
        {words.others}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={words.confirm.title}
        footer={
          <>
            <Button onClick={close}>{all.general.cancel}</Button>
            <Button variant="primary" busy={busy} onClick={() => void signOut()}>
              {busy ? words.confirm.busy : words.confirm.yes}
            </Button>
          </>
        }
      >
        <p>{words.confirm.text(devices.others.length)}</p>
        <p>{words.confirm.advice}</p>
        {failure !== null && (
          <Banner tone="danger" urgent>
            {words.failed(reasons.of(failure))}
          </Banner>
        )}
      </Dialog>
    </div>
  );
});
