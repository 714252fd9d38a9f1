import { Banner, Button, type ConversationHandle, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type RefObject, useEffect } from 'react';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import styles from './ticket-pane.module.css';

interface FollowProps {
  readonly ticketId: number;
  readonly conversation: RefObject<ConversationHandle | null>;
}

/** Keeps the composer's draft with the service while the ticket is open. Shown after the composer, which it fills. */
export function FollowDraft({ ticketId, conversation }: FollowProps) {
  const { draftSync } = useStaffStores();
  useEffect(
    () => draftSync.follow(ticketId, (text) => conversation.current?.restore(text)),
    [draftSync, ticketId, conversation],
  );
  return null;
}

/** What was written on another device while something else was written here: both can be read, and nothing is lost unasked. */
export const OtherDraft = observer(function OtherDraft({ conversation }: Pick<FollowProps, 'conversation'>) {
  const { draftSync } = useStaffStores();
  const words = useWords().console.otherDraft;
  if (draftSync.other === null) return null;
  return (
    <div className={styles['aboveComposer']}>
      <Banner
        title={words.title}
        actions={
          <>
            <Button size="small" variant="primary" onClick={() => conversation.current?.insert(draftSync.settle())}>
              {words.take}
            </Button>
            <Button size="small" onClick={() => conversation.current?.restore(draftSync.settle())}>
              {words.replace}
            </Button>
            <Button size="small" onClick={() => draftSync.settle()}>
              {words.leave}
            </Button>
          </>
        }
      >
        <p className={styles['otherDraft']} dir="auto">
          {draftSync.other.body}
        </p>
      </Banner>
    </div>
  );
});
