import { useEffect, useRef, useState } from 'react';
import { IconButton } from './Button.tsx';
import { TextInput } from './TextInput.tsx';

interface SearchFieldProps {
  readonly label: string;
  /** On the button that empties the field. */
  readonly clear: string;
  /** What is searched for now. It lives elsewhere, so that back and bookmarks work. */
  readonly value: string;
  readonly onSearch: (words: string) => void;
  readonly hint?: string;
  /** The key that leads here, if there is one. */
  readonly shortcut?: string;
  readonly className?: string | undefined;
}

/** Words are looked for once typing rests this long, in milliseconds. */
const RESTS = 300;
const MOST = 200;

/** A search that runs once the typing pauses, or at Enter. */
export function SearchField({ label, clear, value, onSearch, hint, shortcut, className }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const asked = useRef(value);

  // The value changed by itself (back, “show all”): follow it, but never overwrite what is being typed.
  if (value !== asked.current) {
    asked.current = value;
    setText(value);
  }
  const ask = (words: string) => {
    const trimmed = words.trim();
    if (trimmed === asked.current) return;
    asked.current = trimmed;
    onSearch(trimmed);
  };
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), RESTS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <search className={className}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(text);
        }}
      >
        <TextInput
          ref={input}
          type="search"
          icon="search"
          aria-label={label}
          placeholder={label}
          title={hint}
          aria-keyshortcuts={shortcut}
          enterKeyHint="search"
          maxLength={MOST}
          value={text}
          onChange={(event) => setText(event.target.value)}
          end={
            text !== '' && (
              <IconButton
                icon="close"
                label={clear}
                onClick={() => {
                  setText('');
                  ask('');
                  input.current?.focus();
                }}
              />
            )
          }
        />
      </form>
    </search>
  );
}
