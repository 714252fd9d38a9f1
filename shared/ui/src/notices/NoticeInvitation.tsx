import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Banner, Button, IconButton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';

/** Asks, once something was sent that may be answered, whether the browser shall tell of it; then says what became of it. */
export const NoticeInvitation = observer(function NoticeInvitation() {
  const { notices } = useStores();
  const all = useWords();
  const words = all.account.notices;
  const [asked, setAsked] = useState(false);
  const dismiss = <IconButton icon="close" size="small" label={all.general.dismiss} onClick={() => setAsked(false)} />;

  if (notices.isInviting) {
    const accept = () => {
      setAsked(true);
      void notices.turnOn();
    };
    return (
      <Banner
        wide
        icon="bell"
        title={words.invite.title}
        actions={
          <>
            <Button size="small" variant="primary" onClick={accept}>
              {words.invite.yes}
            </Button>
            <Button size="small" variant="quiet" onClick={notices.turnOff}>
              {words.invite.no}
            </Button>
          </>
        }
      >
        {words.invite.text}
      </Banner>
    );
  }
  if (!asked) return null;
  if (notices.state === 'on') {
    return (
      <Banner wide tone="success" actions={dismiss}>
        {words.invite.thanks}
      </Banner>
    );
  }
  return notices.state === 'blocked' ? (
    <Banner wide tone="warning" title={words.blocked} actions={dismiss}>
      {words.unblock}
    </Banner>
  ) : null;
});
