import type { ViewName } from '../inbox/inbox-query.ts';

export type Action =
  | 'next'
  | 'previous'
  | 'back'
  | 'search'
  | 'sheet'
  | 'claim'
  | 'reply'
  | 'assign'
  | 'status'
  | 'priority'
  | 'closeTicket'
  | 'newest'
  | 'activity'
  | 'palette'
  | `view:${ViewName}`;

export interface Shortcut {
  readonly keys: readonly string[];
  readonly action: Action;
  readonly group: 'move' | 'ticket' | 'views';
}

/** Every key of the console; the sheet is drawn from this list. Only the palette's are pressed together, and in fields too. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['j'], action: 'next', group: 'move' },
  { keys: ['k'], action: 'previous', group: 'move' },
  { keys: ['Escape'], action: 'back', group: 'move' },
  { keys: ['/'], action: 'search', group: 'move' },
  { keys: ['n'], action: 'newest', group: 'move' },
  { keys: ['b'], action: 'activity', group: 'move' },
  { keys: ['?'], action: 'sheet', group: 'move' },
  { keys: ['Control', 'k'], action: 'palette', group: 'move' },
  { keys: ['r'], action: 'reply', group: 'ticket' },
  { keys: ['c'], action: 'claim', group: 'ticket' },
  { keys: ['a'], action: 'assign', group: 'ticket' },
  { keys: ['s'], action: 'status', group: 'ticket' },
  { keys: ['p'], action: 'priority', group: 'ticket' },
  { keys: ['e'], action: 'closeTicket', group: 'ticket' },
  { keys: ['g', 'm'], action: 'view:mine', group: 'views' },
  { keys: ['g', 'u'], action: 'view:unassigned', group: 'views' },
  { keys: ['g', 'w'], action: 'view:waiting', group: 'views' },
  { keys: ['g', 't'], action: 'view:answered', group: 'views' },
  { keys: ['g', 'h'], action: 'view:urgent', group: 'views' },
  { keys: ['g', 'r'], action: 'view:resolved', group: 'views' },
  { keys: ['g', 'c'], action: 'view:closed', group: 'views' },
  { keys: ['g', 'a'], action: 'view:all', group: 'views' },
];

/** The second key of a sequence has to come within this time. */
const SEQUENCE = 1_200;

/** Understands key presses, sequences like “g m” included. Feed it only keys that are not typed into a field. */
export class KeyReader {
  private prefix: { readonly key: string; readonly at: number } | null = null;

  /** The action this key completes, if any. */
  read(key: string, at: number): Action | null {
    const prefix = this.prefix !== null && at - this.prefix.at <= SEQUENCE ? this.prefix.key : null;
    this.prefix = null;
    if (prefix !== null) return find([prefix, key]);
    if (key !== 'Control' && shortcuts.some(({ keys }) => keys.length > 1 && keys[0] === key))
      this.prefix = { key, at };
    return find([key]);
  }
}

const find = (keys: readonly string[]): Action | null =>
  shortcuts.find((shortcut) => shortcut.keys.join(' ') === keys.join(' '))?.action ?? null;

/** Whether the key press belongs to whatever has the focus, or to an open dialog, and not to the console. */
export function isTakenByFocus(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role="menu"]')) return true;
  const types = target?.closest('input, textarea, select, [contenteditable="true"]');
  return types !== null && types !== undefined;
}

/** Ctrl + K, or ⌘ + K, wherever the focus is; not while something else asks for an answer. */
export const asksForPalette = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  event.key.toLowerCase() === 'k' &&
  document.querySelector('dialog[open]') === null;
