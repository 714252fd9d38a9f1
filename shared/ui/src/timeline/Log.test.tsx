import { http } from '@tandem/contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ana, anEntry, asParticipant, sam } from '../../../client/src/testing/samples.ts';
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
});
afterEach(() => vi.restoreAllMocks());

const log = () => screen.getByRole('log', { name: 'Conversation' });
const fromEnd = () => log().scrollHeight - VIEW - Math.min(log().scrollTop, log().scrollHeight - VIEW);
const scrollTo = (top: number) => {
  log().scrollTop = top;
  fireEvent.scroll(log());
};
const hers = { author: asParticipant(ana) };
const ten = Array.from({ length: 10 }, (_, index) => anEntry(11 + index));

test('it begins at the end and follows what comes in', async () => {
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  show(given, <Conversation />);
  expect(fromEnd()).toBe(0);
  await given.happens({ ...hers, body: 'one more' });
  expect(fromEnd()).toBe(0);
});

test('whoever reads further up stays there, is told how many came, and can go to the newest', async () => {
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  const { person } = show(given, <Conversation />);
  scrollTo(200);
  await given.happens({ ...hers, body: 'one' });
  await given.happens({ ...hers, body: 'two' });
  expect(log().scrollTop).toBe(200);
  expect(given.stores.timeline.readSeq).toBe(20);
  await person.click(screen.getByRole('button', { name: '2 new messages' }));
  expect(fromEnd()).toBe(0);
  expect(screen.queryByRole('button', { name: /new message|Newest/ })).toBeNull();
  expect(given.stores.timeline.readSeq).toBe(22);
});

test('what lies below the edge of a low window is not read until the page is scrolled to it', async () => {
  const bottom = { of: window.innerHeight + 200 };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() =>
    DOMRect.fromRect({ height: bottom.of }),
  );
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  show(given, <Conversation />);
  await given.happens({ ...hers, body: 'out of sight' });
  expect(given.stores.timeline.readSeq).toBeLessThan(21);
  bottom.of = window.innerHeight;
  fireEvent.scroll(window);
  expect(given.stores.timeline.readSeq).toBe(21);
});

test('earlier messages come in above without moving what is being read', async () => {
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  const earlier = Array.from({ length: 4 }, (_, index) => anEntry(7 + index));
  given.connection.answer(http.timeline.list, { items: earlier, lastSeq: 20 });
  show(given, <Conversation />);
  scrollTo(100);
  await act(() => given.stores.timeline.loadOlder());
  expect(within(log()).getByText('Message 7')).toBeTruthy();
  expect(log().scrollTop).toBe(100 + earlier.length * LINE);
});

test('an own message is brought into sight from wherever one reads', async () => {
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  const { person } = show(given, <Conversation />);
  scrollTo(100);
  await person.type(screen.getByRole('textbox', { name: 'Your message' }), 'Hi{Enter}');
  expect(fromEnd()).toBe(0);
});

test('who scrolls up to the beginning of what is loaded gets what was before by itself, a page at a time', async () => {
  let arrive = (_isIntersecting: boolean) => {};
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (sights: { isIntersecting: boolean }[]) => void) {
        arrive = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe() {}
      disconnect() {
        arrive = () => {};
      }
    },
  );
  const given = await givenOpenTicket({ reader: sam, entries: ten });
  const earlier = Array.from({ length: 4 }, (_, index) => anEntry(7 + index));
  given.connection.answer(http.timeline.list, { items: earlier, lastSeq: 20 });
  show(given, <Conversation />);
  const asked = () => given.connection.requestsTo(http.timeline.list).length;
  arrive(false);
  expect(asked()).toBe(0);
  scrollTo(100);
  await act(async () => {
    arrive(true);
    arrive(true);
  });
  expect(asked()).toBe(1);
  expect(within(log()).getByText('Message 7')).toBeTruthy();
  expect(log().scrollTop).toBe(100 + earlier.length * LINE);
});
