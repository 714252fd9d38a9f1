import { http, type SavedView, type Ticket, type User } from '@tandem/contract';
import type { Language } from '@tandem/ui';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { settle } from '../../../../shared/client/src/testing/fake-clock.ts';
import { aTicket, entries, sam } from '../../../../shared/client/src/testing/samples.ts';
import { english } from '../../../../shared/ui/src/testing/in-english.tsx';
import { givenStores } from '../../../../shared/ui/src/testing/show.tsx';
import { Console } from '../Console.tsx';

interface Situation {
  readonly user?: User | null;
  readonly tickets?: readonly Ticket[];
  /** The reader's own views. */
  readonly saved?: readonly SavedView[];
  /** Where the window is. */
  readonly at?: string;
  readonly language?: Language;
}

/** The whole console, over stores whose api a test plays. */
export async function givenConsole({
  user = sam,
  tickets = [aTicket()],
  saved = [],
  at = '/',
  language = english,
}: Situation = {}) {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }));
  window.history.replaceState(null, '', at);
  const given = await givenStores(user);
  const { connection, stores } = given;
  const find = (id: number) => tickets.find((ticket) => ticket.id === id) ?? aTicket({ id });
  connection.answer(http.tickets.list, { items: [...tickets], nextCursor: null });
  connection.answer(http.views.list, { items: [...saved], nextCursor: null });
  connection.answer(http.accounts.staff, { items: [], nextCursor: null });
  connection.answerCommand('ticket.open', ({ ticketId }) => ({
    ticket: find(ticketId),
    entries: entries(1, 1, { ticketId }),
    lastSeq: 1,
    more: false,
    reads: [],
    viewers: [],
  }));
  const view = render(<Console stores={stores} language={language} />);
  await act(() => settle());
  /** Tickets are new or different, and staff are told. */
  const announce = (...changed: Ticket[]) =>
    act(async () => {
      connection.emit('tickets.changed', { tickets: changed.map(({ readSeq, unread, ...shared }) => shared) });
      await settle();
    });
  return { ...view, ...given, announce, person: userEvent.setup() };
}
