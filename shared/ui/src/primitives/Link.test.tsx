import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Link, NavigateProvider } from './Link.tsx';

function given() {
  const navigate = vi.fn();
  render(
    <NavigateProvider value={navigate}>
      <Link href="/tickets/7">Ticket</Link>
    </NavigateProvider>,
  );
  return { navigate, link: screen.getByRole('link', { name: 'Ticket' }) };
}

test('a plain click stays in the app', () => {
  const { navigate, link } = given();
  expect(fireEvent.click(link)).toBe(false);
  expect(navigate).toHaveBeenCalledWith('/tickets/7');
});

test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])(
  'a click with %o is the browser’s: a new tab, a new window',
  (how) => {
    const { navigate, link } = given();
    // jsdom would try to load the page.
    link.addEventListener('click', (event) => event.preventDefault());
    fireEvent.click(link, how);
    expect(navigate).not.toHaveBeenCalled();
  },
);
