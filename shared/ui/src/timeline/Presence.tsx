import type { TimelineStore } from '@tandem/client';
import { isStaff, type User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useFormat, useWords } from '../language/index.ts';
import { Icon } from '../primitives/index.ts';
import { useNames } from './names.ts';
import styles from './presence.module.css';

interface Props {
  readonly timeline: TimelineStore;
  readonly reader: User;
  readonly online: boolean;
}

/** Who else is here and who types, or that nothing can be sent now, on one line that is always there, so that nothing moves when somebody starts. */
export const Presence = observer(function Presence({ timeline, reader, online }: Props) {
  const words = useWords().timeline;
  const format = useFormat();
  const nameOf = useNames(reader);
  const names = (people: TimelineStore['viewers']) => people.map(nameOf).filter((name) => name !== null);
  const typing = names(timeline.typing);
  const here = names(timeline.viewers);
  // Whoever of Support looks in is Support to a customer; who answers is named where they answer.
  const hereNames = isStaff(reader) ? here : [words.viewers.support];
  const hereWords =
    hereNames.length === 1 ? words.viewers.one(hereNames[0] ?? '') : words.viewers.many(format.list(hereNames));
  return (
    <div className={styles['presence']}>
      <span className={styles['typing']} aria-live="polite">
        {!online && <span className={styles['words']}>{words.composer.offline}</span>}
        {online && typing.length > 0 && (
          <>
            <span className={styles['dots']} aria-hidden="true">
              <span />
              <span />
              <span />
            </span>
            <span className={styles['words']}>{typingWords(typing, words.typing)}</span>
          </>
        )}
      </span>
      {here.length > 0 && (
        <span className={styles['here']}>
          <Icon name="eye" size="small" />
          <span className={styles['words']}>{hereWords}</span>
        </span>
      )}
    </div>
  );
});

function typingWords(
  [first = '', second = '', ...others]: readonly string[],
  words: ReturnType<typeof useWords>['timeline']['typing'],
): string {
  if (second === '') return words.one(first);
  return others.length === 0 ? words.two(first, second) : words.many;
}
