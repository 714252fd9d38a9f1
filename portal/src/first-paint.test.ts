import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const script = readFileSync(join(import.meta.dirname, '../../shared/ui/src/first-paint.js'), 'utf8');
const pages = [
  ['^/$', ['/assets/list.js']],
  ['^/tickets/\\d+$', ['/assets/stores.js', '/assets/ticket.js']],
];
const words = ['/assets/en.first.js', '/assets/en.js'];

/** What is asked for at once when a page is opened at an address. */
function fetchedEarly(path: string): (string | null)[] {
  window.history.replaceState(null, '', path);
  const tag = document.createElement('script');
  tag.dataset['pages'] = JSON.stringify(pages);
  tag.dataset['en'] = '/assets/en.js';
  tag.dataset['enFirst'] = '/assets/en.first.js';
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(tag);
  new Function(script)();
  const links = [...document.head.querySelectorAll('link[rel="modulepreload"]')];
  for (const link of links) link.remove();
  return links.map((link) => link.getAttribute('href'));
}

afterEach(() => localStorage.clear());

test('where there is a session, what the page at an address is made of is fetched beside the app', () => {
  localStorage.setItem('tandem.portal.session', '1');
  expect(fetchedEarly('/tickets/7')).toEqual([...words, '/assets/stores.js', '/assets/ticket.js']);
  expect(fetchedEarly('/')).toEqual([...words, '/assets/list.js']);
  expect(fetchedEarly('/somewhere/else')).toEqual(words);
});

test('a visitor fetches nothing that is behind the door, the words for it included', () => {
  expect(fetchedEarly('/tickets/7')).toEqual(['/assets/en.first.js']);
});
