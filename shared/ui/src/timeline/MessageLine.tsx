import type { ReactNode } from 'react';
import { useFormat, useWords } from '../language/index.ts';
import { VisuallyHidden } from '../primitives/index.ts';
import styles from './lines.module.css';
import { MessageText } from './MessageText.tsx';

interface Props {
  /** Who wrote it, as this reader knows them; null is the reader. */
  readonly name: string | null;
  /** `mine`: right. `theirs`: left. `team`: left, by a colleague of the reader. */
  readonly side: 'mine' | 'theirs' | 'team';
  /** The first of a run: only there the author is shown, though every message says it to a screen reader. */
  readonly leads: boolean;
  readonly body: string;
  /** Where a link to this message leads. */
  readonly id?: string;
  readonly at?: string;
  /** Not acknowledged by the service yet. */
  readonly unsent?: boolean;
  /** Below the text: how far the message got. */
  readonly children?: ReactNode;
}

/** One message. Its text is shown exactly as it was written, line breaks included, and never as markup. */
export function MessageLine({ name, side, leads, body, id, at, unsent = false, children }: Props) {
  const words = useWords().timeline;
  const format = useFormat();
  const author = name ?? words.you;
  return (
    <li
      id={id}
      className={styles['message']}
      data-side={side}
      data-leads={leads || undefined}
      data-unsent={unsent || undefined}
    >
      {side !== 'mine' && leads ? (
        <p className={styles['author']}>
          <span className={styles['name']}>{author}</span>
          {at && (
            <time dateTime={at} title={format.full(at)}>
              {format.time(at)}
            </time>
          )}
        </p>
      ) : (
        <VisuallyHidden>{author}: </VisuallyHidden>
      )}
      <div className={styles['bubble']} dir="auto" title={at && format.full(at)}>
        <MessageText text={body} />
      </div>
      {children}
    </li>
  );
}
