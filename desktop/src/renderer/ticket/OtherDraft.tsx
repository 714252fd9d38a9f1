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

/** What was written on another device while something else was written here, to be taken or left out. */
export const OtherDraft = observer(function OtherDraft({ onTake }: { onTake: (text: string) => void }) {
  const { draftSync } = useStaffStores();
  const words = useWords().console.otherDraft;
  if (draftSync.other === null) return null;
  return (
    <Banner
      title={words.title}
      actions={
        <>
          <Button size="small" variant="primary" onClick={() => onTake(draftSync.settle())}>
            {words.take}
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
  );
});
