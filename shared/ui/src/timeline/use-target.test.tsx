import { http } from '@tandem/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { anEntry, asParticipant, kim, sam } from '../../../client/src/testing/samples.ts';
import { givenOpenTicket } from '../testing/open-ticket.tsx';
import { show } from '../testing/show.tsx';
import { Conversation } from './Conversation.tsx';

const LINE = 100;
const VIEW = 300;

// jsdom lays nothing out: here every line is 100 high and three fit into view.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function height(this: Element) {
    return this.querySelectorAll('li').length * LINE;
  });
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(VIEW);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(LINE);
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function top(this: HTMLElement) {
    return this.tagName === 'LI' ? [...(this.parentElement?.children ?? [])].indexOf(this) * LINE : 0;
  });
});
afterEach(() => window.history.replaceState(null, '', '/'));

const log = () => screen.getByRole('log', { name: 'Conversation' });
const focused = () => document.activeElement?.textContent ?? '';
const isInSight = (line: HTMLElement | null) => {
  const top = (line?.offsetTop ?? 0) - log().scrollTop;
  return top >= 0 && top < VIEW;
};
const entriesFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => anEntry(first + index));

async function opened(hash: string, first = 1) {
  window.history.replaceState(null, '', `/tickets/7${hash}`);
  const given = await givenOpenTicket({ reader: sam, entries: entriesFrom(first, 40) });
  given.connection.answer(http.timeline.list, ({ query }) => {
    const before = query.before ?? 41;
    return { items: entriesFrom(Math.max(1, before - 10), before - 1), lastSeq: 40 };
  });
  return { ...given, ...show(given, <Conversation />) };
}

test('a link to an entry opens the conversation at it, marks it and goes on from there', async () => {
  await opened('#entry-12');
  await waitFor(() => expect(focused()).toContain('Message 12'));
  expect(isInSight(log().querySelector('#entry-12'))).toBe(true);
  expect(log().querySelectorAll('[data-target]')).toHaveLength(1);
});

test('an entry from long ago is fetched first', async () => {
  const { connection } = await opened('#entry-5', 31);
  await waitFor(() => expect(focused()).toContain('Message 5'));
  expect(isInSight(log().querySelector('#entry-5'))).toBe(true);
  expect(connection.requestsTo(http.timeline.list)).toHaveLength(3);
});

test('following another link on the same page leads on to the other entry', async () => {
  await opened('#entry-12');
  await waitFor(() => expect(focused()).toContain('Message 12'));
  act(() => {
    window.history.replaceState(null, '', '/tickets/7#entry-30');
    window.dispatchEvent(new Event('hashchange'));
  });
  await waitFor(() => expect(focused()).toContain('Message 30'));
  expect(log().querySelectorAll('[data-target]')).toHaveLength(1);
});

test('what comes in does not pull the reader back to the entry', async () => {
  const given = await opened('#entry-12');
  await waitFor(() => expect(focused()).toContain('Message 12'));
  log().scrollTop = 0;
  await given.happens({ author: asParticipant(kim), body: 'one more' });
  expect(log().scrollTop).toBe(0);
});

test.each(['#entry-99', '#entry-0', '#entry-x', '#nothing'])(
  '%s leads to no entry, so the end is shown',
  async (hash) => {
    await opened(hash);
    expect(log().scrollTop).toBe(log().scrollHeight);
    expect(log().querySelector('[data-target]')).toBeNull();
  },
);

test('when what was before cannot be loaded, it is asked for once and the button is left', async () => {
  window.history.replaceState(null, '', '/tickets/7#entry-5');
  const given = await givenOpenTicket({ reader: sam, entries: entriesFrom(31, 40) });
  given.connection.answer(http.timeline.list, () => {
    throw refused('unavailable');
  });
  show(given, <Conversation />);
  expect(await within(log()).findByRole('alert')).toBeTruthy();
  expect(given.connection.requestsTo(http.timeline.list)).toHaveLength(1);
});
