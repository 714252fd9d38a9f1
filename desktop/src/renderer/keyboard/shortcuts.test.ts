import { expect, test } from 'vitest';
import { isTakenByFocus, KeyReader, shortcuts } from './shortcuts.ts';

test('a single key acts at once', () => {
  expect(new KeyReader().read('j', 0)).toBe('next');
});

test('g and then a letter goes to a view', () => {
  const keys = new KeyReader();
  expect(keys.read('g', 0)).toBeNull();
  expect(keys.read('m', 300)).toBe('view:mine');
});

test('after g, c goes to the closed tickets and does not claim', () => {
  const keys = new KeyReader();
  keys.read('g', 0);
  expect(keys.read('c', 300)).toBe('view:closed');
});

test('a g that nobody followed up is forgotten', () => {
  const keys = new KeyReader();
  keys.read('g', 0);
  expect(keys.read('c', 5_000)).toBe('claim');
});

test('no key means two things', () => {
  const all = shortcuts.map(({ keys }) => keys.join(' '));
  expect(new Set(all).size).toBe(all.length);
});

const pressIn = (html: string, init: KeyboardEventInit = {}) => {
  document.body.innerHTML = html;
  let taken: boolean | null = null;
  document.body.addEventListener('keydown', (event) => (taken = isTakenByFocus(event)), { once: true });
  document.body
    .querySelector('.here')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, ...init }));
  return taken;
};

test('letters typed into a field, a dialog or with Ctrl are not shortcuts', () => {
  expect(pressIn('<textarea class="here"></textarea>')).toBe(true);
  expect(pressIn('<dialog open><button class="here"></button></dialog>')).toBe(true);
  expect(pressIn('<a class="here" href="/x">x</a>', { ctrlKey: true })).toBe(true);
  expect(pressIn('<a class="here" href="/x">x</a>')).toBe(false);
});
