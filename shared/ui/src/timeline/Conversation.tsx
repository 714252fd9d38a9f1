import { observer } from 'mobx-react-lite';
import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { useWords } from '../language/index.ts';
import { Skeleton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { Composer, type ComposerHandle } from './Composer.tsx';
import styles from './conversation.module.css';
import { Log } from './Log.tsx';
import { Presence } from './Presence.tsx';

/** For keyboard shortcuts around the conversation. */
export interface ConversationHandle {
  /** Puts the cursor into the composer. */
  reply(): void;
  /** See the composer: before what is there, or in its place. */
  insert(text: string): void;
  restore(text: string): void;
}

interface Props {
  readonly ref?: Ref<ConversationHandle>;
  /** About what is being written, in sight of it. */
  readonly aboveComposer?: ReactNode;
}

/**
 * The conversation of the open ticket, from description to composer. It fills its container, which has to have a
 * height, and scrolls inside it.
 */
export const Conversation = observer(function Conversation({ ref, aboveComposer }: Props) {
  const { ticket, timeline, outbox, drafts, session, connection } = useStores();
  const words = useWords().timeline;
  const composer = useRef<ComposerHandle>(null);
  useImperativeHandle(
    ref,
    () => ({
      reply: () => composer.current?.focus(),
      insert: (text) => composer.current?.insert(text),
      restore: (text) => composer.current?.restore(text),
    }),
    [],
  );

  const facts = ticket.ticket;
  const reader = session.user;
  if (!facts || !reader) return null;
  const hasEntries = timeline.ticketId === facts.id && timeline.entries.length > 0;

  const edit = (clientId: string) => {
    const text = outbox.takeBack(clientId);
    if (text !== null) composer.current?.insert(text);
  };
  return (
    <div className={styles['conversation']}>
      {hasEntries ? (
        <Log key={facts.id} timeline={timeline} outbox={outbox} ticket={facts} reader={reader} onEdit={edit} />
      ) : (
        <div className={styles['loading']}>
          <Skeleton label={words.loading} shape="text" rows={4} />
        </div>
      )}
      {timeline.catchUpFailure && (
        <p className={styles['behind']} role="status">
          {words.catchingUp}
        </p>
      )}
      <Presence timeline={timeline} reader={reader} online={connection.state !== 'offline'} />
      {aboveComposer}
      <Composer
        key={`composer ${facts.id}`}
        ref={composer}
        timeline={timeline}
        drafts={drafts}
        ticket={facts}
        reader={reader}
      />
    </div>
  );
});
