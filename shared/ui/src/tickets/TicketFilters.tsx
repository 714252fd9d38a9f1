import type { TicketFilters as Filters } from '@tandem/client';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { IconButton, Segmented, TextInput } from '../primitives/index.ts';
import styles from './TicketFilters.module.css';

export const ticketShows = ['all', 'open', 'closed'] as const;
export type TicketShow = (typeof ticketShows)[number];

/** What a customer's list can be narrowed to; lives in the address, so that back and bookmarks work. */
export interface TicketView {
  readonly show: TicketShow;
  readonly q: string;
}

/** The same as the store asks for it. */
export const filtersOf = ({ show, q }: TicketView): Filters => ({
  ...(show === 'open' && { status: ['open', 'in_progress', 'resolved'] }),
  ...(show === 'closed' && { status: ['closed'] }),
  ...(q !== '' && { q }),
});

const PAUSE = 300;
const MOST = 200;

interface TicketFiltersProps {
  readonly value: TicketView;
  readonly onChange: (value: TicketView) => void;
}

/** Which tickets to show, and a search that runs once the typing pauses. */
export function TicketFilters({ value, onChange }: TicketFiltersProps) {
  const words = useWords().tickets.filters;
  return (
    <div className={styles['bar']}>
      <Segmented
        label={words.label}
        value={value.show}
        options={ticketShows.map((show) => ({ value: show, label: words[show] }))}
        onChange={(show) => onChange({ ...value, show })}
      />
      <Search q={value.q} onSearch={(q) => onChange({ ...value, q })} />
    </div>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const words = useWords().tickets.filters;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const asked = useRef(q);

  // The address changed by itself (back, “show all”): follow it, but never overwrite what is being typed.
  if (q !== asked.current) {
    asked.current = q;
    setText(q);
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
    const timer = setTimeout(() => latest.current(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <search className={styles['search']}>
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
          aria-label={words.search}
          placeholder={words.search}
          enterKeyHint="search"
          maxLength={MOST}
          value={text}
          onChange={(event) => setText(event.target.value)}
          end={
            text !== '' && (
              <IconButton
                icon="close"
                label={words.clear}
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
