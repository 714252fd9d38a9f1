import { observer } from 'mobx-react-lite';
import { useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { Banner, Button, IconButton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import styles from './notices.module.css';

/** Asks, once something was sent that may be answered, whether the browser shall tell of it; then says what became of it. */
export function NoticeInvitation() {
  const place = useRef<HTMLDivElement>(null);
  // The buttons go when they are pressed: the focus stays where they were.
  return (
    <div ref={place} className={styles['place']} tabIndex={-1}>
      <Invitation onAnswer={() => place.current?.focus({ preventScroll: true })} />
    </div>
  );
}

const Invitation = observer(function Invitation({ onAnswer }: { onAnswer: () => void }) {
  const { notices } = useStores();
  const all = useWords();
  const words = all.account.notices;
  const [asked, setAsked] = useState(false);
  const answer = (act: () => void) => () => {
    onAnswer();
    act();
  };
  const close = answer(() => setAsked(false));
  const dismiss = <IconButton icon="close" size="small" label={all.general.dismiss} onClick={close} />;

  if (notices.isInviting) {
    const accept = answer(() => {
      setAsked(true);
      void notices.turnOn();
    });
    return (
      <Banner
        icon="bell"
        title={words.invite.title}
        actions={
          <>
            <Button size="small" variant="primary" onClick={accept}>
              {words.invite.yes}
            </Button>
            <Button size="small" variant="quiet" onClick={answer(notices.turnOff)}>
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
      <Banner tone="success" actions={dismiss}>
        {words.invite.thanks}
      </Banner>
    );
  }
  return notices.state === 'blocked' ? (
    <Banner tone="warning" title={words.blocked} actions={dismiss}>
      {words.unblock}
    </Banner>
  ) : null;
});
