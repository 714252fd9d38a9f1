import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { type InboxQuery, plainQuery, type ViewName } from '../inbox/inbox-query.ts';
import { type Action, asksForPalette, isTakenByFocus, KeyReader } from './shortcuts.ts';

interface Options {
  readonly frame: RefObject<HTMLElement | null>;
  readonly openTicketId: number | null;
  readonly onView: (query: InboxQuery) => void;
  readonly onBack: () => void;
  readonly onClaim: () => void;
  readonly onReply: () => void;
  /** Asked to close the open ticket. */
  readonly onCloseTicket: () => void;
  readonly onSheet: () => void;
  readonly onPalette: () => void;
}

/** Listens to the keys of the console while it is shown; what has the focus comes first. Answers how to do the same without keys. */
export function useShortcuts(options: Options): (action: Action) => void {
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const keys = new KeyReader();
    const onKey = (event: KeyboardEvent) => {
      if (asksForPalette(event)) {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      // Escape also leaves a field; everything else typed into one is text.
      const leavesField = event.key === 'Escape' && !event.defaultPrevented && isField(event.target);
      if (!leavesField && isTakenByFocus(event)) return;
      const action = keys.read(event.key, event.timeStamp);
      if (action === null) return;
      event.preventDefault();
      act(action, latest.current);
    };
    // On the window, so that open menus and dialogs, which listen on the document, take their Escape first.
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return useCallback((action) => act(action, latest.current), []);
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function act(action: Action, options: Options): void {
  const frame = options.frame.current;
  const focus = (selector: string) => frame?.querySelector<HTMLElement>(selector)?.focus();
  switch (action) {
    case 'next':
      moveCursor(options, 1);
      break;
    case 'previous':
      moveCursor(options, -1);
      break;
    case 'back':
      options.onBack();
      focusRow(options);
      break;
    case 'search':
      focus('[type="search"]');
      break;
    case 'assign':
      focus('[aria-keyshortcuts="a"]');
      break;
    case 'status':
      focus('[aria-keyshortcuts="s"]');
      break;
    case 'priority':
      focus('[aria-keyshortcuts="p"]');
      break;
    case 'newest':
    case 'activity':
      frame?.querySelector<HTMLElement>(`[data-shortcut="${action}"]`)?.click();
      break;
    case 'palette':
      options.onPalette();
      break;
    case 'sheet':
      options.onSheet();
      break;
    case 'claim':
      options.onClaim();
      break;
    case 'closeTicket':
      options.onCloseTicket();
      break;
    case 'reply':
      options.onReply();
      break;
    default:
      options.onView(plainQuery(action.slice('view:'.length) as ViewName));
  }
}

/** The cursor is the focus: it starts at the open ticket, or at either end. */
function moveCursor({ frame, openTicketId }: Options, step: 1 | -1): void {
  const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const open = rows.findIndex((row) => row.dataset['row'] === String(openTicketId));
  const from = focused >= 0 ? focused : open;
  const next = from < 0 ? rows.at(step === 1 ? 0 : -1) : rows[from + step];
  next?.focus();
  next?.scrollIntoView?.({ block: 'nearest' });
}

function focusRow({ frame, openTicketId }: Options): void {
  const row =
    frame.current?.querySelector<HTMLElement>(`[data-row="${openTicketId}"]`) ??
    frame.current?.querySelector<HTMLElement>('[data-row]');
  if (row) row.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
