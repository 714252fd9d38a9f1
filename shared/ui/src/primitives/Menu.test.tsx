import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { InEnglish } from '../testing/in-english.tsx';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';

function given() {
  const chosen = vi.fn();
  render(
    <InEnglish>
      <Menu
        label="Actions"
        button={(props) => <Button {...props}>Actions</Button>}
        groups={[
          [
            { label: 'Light', checked: false, onSelect: () => chosen('Light') },
            { label: 'Dark', checked: true, onSelect: () => chosen('Dark') },
          ],
          [
            { label: 'Not now', disabled: true, onSelect: () => chosen('Not now') },
            { label: 'Sign out', onSelect: () => chosen('Sign out') },
          ],
        ]}
      />
      <button type="button">Elsewhere</button>
    </InEnglish>,
  );
  return { chosen, person: userEvent.setup(), opener: screen.getByRole('button', { name: 'Actions' }) };
}
const focused = () => document.activeElement?.textContent;

test('it opens on what is chosen now, moves by arrows and letters, and Enter chooses', async () => {
  const { chosen, person, opener } = given();
  opener.focus();
  await person.keyboard('{Enter}');
  expect(focused()).toBe('Dark');
  await person.keyboard('{ArrowDown}');
  expect(focused()).toBe('Sign out');
  await person.keyboard('{ArrowDown}');
  expect(focused()).toBe('Light');
  await person.keyboard('s');
  expect(focused()).toBe('Sign out');
  await person.keyboard('{Enter}');
  expect(chosen.mock.calls).toEqual([['Sign out']]);
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('Escape closes it and gives the focus back; nothing was chosen', async () => {
  const { chosen, person, opener } = given();
  await person.click(opener);
  expect(opener.getAttribute('aria-expanded')).toBe('true');
  await person.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(opener);
  expect(chosen).not.toHaveBeenCalled();
});

test('a press elsewhere closes it', async () => {
  const { person, opener } = given();
  await person.click(opener);
  await person.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(screen.queryByRole('menu')).toBeNull();
});

test('what cannot be done now can be seen but not chosen', async () => {
  const { chosen, person, opener } = given();
  await person.click(opener);
  await person.click(screen.getByRole('menuitem', { name: 'Not now' }));
  expect(chosen).not.toHaveBeenCalled();
  expect(screen.getByRole('menu')).toBeTruthy();
});
