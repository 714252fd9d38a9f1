import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import styles from './lines.module.css';
import { stretchesOf } from './message-links.ts';

/** Longer than this and a message is folded: more than a screen of a phone. */
const LONG = 1_500;
const LONG_LINES = 25;
/** As much of it is shown then. */
const SHOWN = 900;
const SHOWN_LINES = 15;

/** What somebody wrote: as it was written, never as markup, with its web addresses as links; a very long one folded. */
export function MessageText({ text }: { text: string }) {
  const words = useWords().timeline;
  const start = useMemo(() => beginningOf(text), [text]);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The log looks where its end is when it is scrolled; unfolding moves the end, too.
  useEffect(() => {
    if (open) button.current?.closest('[role="log"]')?.dispatchEvent(new Event('scroll'));
  }, [open]);
  if (start === null) return <Linked text={text} />;
  return (
    <>
      <Linked text={open ? text : start} />
      {!open && '…'}
      <Button
        ref={button}
        size="small"
        variant="quiet"
        className={styles['fold']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? words.showLess : words.showAll}
      </Button>
    </>
  );
}

function Linked({ text }: { text: string }) {
  const stretches = useMemo(() => stretchesOf(text), [text]);
  return stretches.map((part, index) => {
    if (typeof part === 'string') return part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never change places
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="ltr">
        {part.text}
      </a>
    );
  });
}

/** The part of a long text that is shown folded, ending between two words if it can; null for one that is shown whole. */
function beginningOf(text: string): string | null {
  const lines = text.split('\n', LONG_LINES + 1);
  if (text.length <= LONG && lines.length <= LONG_LINES) return null;
  const start = lines.slice(0, SHOWN_LINES).join('\n').slice(0, SHOWN);
  const lastSpace = start.search(/\s\S{0,80}$/);
  return lastSpace > 0 ? start.slice(0, lastSpace) : start.replace(/\p{Surrogate}$/u, '');
}
