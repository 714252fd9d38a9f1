import { type Drafts, RequestFailed, type TimelineStore } from '@tandem/client';
import { longestMessage, type Ticket, takesMessages, type User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useFormat, useReasons, useWords } from '../language/index.ts';
import { useEnterSends } from '../preferences/index.ts';
import { Button, Field, Icon, TextArea } from '../primitives/index.ts';
import styles from './composer.module.css';

/** What others may do to the composer: nothing that could lose a word in it. */
export interface ComposerHandle {
  focus(): void;
  /** Puts text before what is there, for editing, and goes there. */
  insert(text: string): void;
  /** Puts a draft from another device in place of what is there. */
  restore(text: string): void;
}

interface Props {
  readonly ref?: Ref<ComposerHandle>;
  readonly timeline: TimelineStore;
  readonly drafts: Drafts;
  readonly ticket: Ticket;
  readonly reader: User;
}

/** How much may be left before the count is shown. */
const NEAR = 500;
/** How much text the field takes, to be shortened in it. */
const MOST_KEPT = 3 * longestMessage;

/**
 * Where a message is written. The text is kept as a draft at each keystroke, nothing from outside touches it, and it
 * leaves only with a send that was taken.
 */
export const Composer = observer(function Composer({ ref, timeline, drafts, ticket, reader }: Props) {
  const all = useWords();
  const words = all.timeline.composer;
  const { enterSends } = useEnterSends();
  const reasons = useReasons();
  const format = useFormat();
  const [text, setText] = useState(() => drafts.read(ticket.id));
  const [problem, setProblem] = useState<RequestFailed | null>(null);
  const [pastedTooMuch, setPastedTooMuch] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);

  const write = (next: string) => {
    setText(next);
    setProblem(null);
    setPastedTooMuch(false);
    drafts.write(ticket.id, next);
  };

  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus(),
    insert(earlier) {
      write(text.trim() === '' ? earlier : `${earlier}\n\n${text}`);
      input.current?.focus();
    },
    restore: write,
  }));

  if (!takesMessages(ticket.status)) return <Closed text={text} forStaff={reader.role !== 'customer'} />;

  const left = longestMessage - [...text.trim()].length;
  const isBlank = text.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isBlank || left < 0) return;
    try {
      timeline.send(text);
    } catch (cause) {
      setProblem(RequestFailed.from(cause));
      return;
    }
    timeline.dismissAway();
    write('');
    input.current?.focus();
  };
  const onPaste = (event: ClipboardEvent) => {
    // What is somewhat too long can be shortened here; a whole file cannot, and would only be in the way.
    if (text.length + event.clipboardData.getData('text').length <= MOST_KEPT) return;
    event.preventDefault();
    setPastedTooMuch(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composition of a character, and on a touch keyboard it is the only way to a new line.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!event.ctrlKey && !event.metaKey && (isTouch() || !enterSends)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };

  const wrong = () => {
    if (problem) return words.notSent(reasons.of(problem));
    if (pastedTooMuch) return words.pastedTooMuch(format.number(longestMessage));
    return left < 0 ? words.over(-left) : undefined;
  };

  return (
    <form ref={form} className={styles['composer']} onSubmit={send}>
      <Field
        label={words.label}
        labelHidden
        error={wrong()}
        aside={left >= 0 && left <= NEAR ? <span className={styles['left']}>{words.left(left)}</span> : undefined}
      >
        {({ 'aria-required': _, ...control }) => (
          <div className={styles['row']}>
            <TextArea
              {...control}
              ref={input}
              className={styles['text']}
              rows={1}
              value={text}
              placeholder={words.placeholder}
              title={enterSends ? words.hint : all.account.preferences.enterBreaks}
              aria-keyshortcuts={enterSends ? 'Enter' : 'Control+Enter'}
              onChange={(event) => {
                write(event.target.value);
                timeline.setTyping(event.target.value.trim() !== '');
              }}
              onPaste={onPaste}
              onKeyDown={onKeyDown}
              onBlur={() => timeline.setTyping(false)}
            />
            <Button type="submit" variant="primary" icon="send" disabled={isBlank || left < 0}>
              {words.send}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
});

/** Instead of the composer on a closed ticket; what was typed stays readable and can be copied. */
function Closed({ text, forStaff }: { text: string; forStaff: boolean }) {
  const words = useWords().timeline.composer;
  const id = useId();
  return (
    <div className={styles['composer']}>
      <p className={styles['closed']} id={id}>
        <Icon name="lock" />
        {forStaff ? words.closedForStaff : words.closed}
        {text.trim() !== '' && ` ${words.closedKept}`}
      </p>
      {text.trim() !== '' && <TextArea readOnly value={text} rows={1} aria-label={words.label} aria-describedby={id} />}
    </div>
  );
}

const isTouch = () => typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
