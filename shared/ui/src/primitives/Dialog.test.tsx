import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { InEnglish } from '../testing/in-english.tsx';
import { layDialogs } from '../testing/show.tsx';
import { Dialog } from './Dialog.tsx';

beforeEach(layDialogs);

function given(dismissable = true) {
  const onClose = vi.fn();
  render(
    <Dialog open onClose={onClose} title="Close this ticket?" dismissable={dismissable}>
      <p>It cannot be undone.</p>
      <input aria-label="Reason" data-focus-first />
    </Dialog>,
    { wrapper: InEnglish },
  );
  return { onClose, dialog: screen.getByRole('dialog', { name: 'Close this ticket?' }), person: userEvent.setup() };
}
const cancel = () => new Event('cancel', { cancelable: true });

test('it is named by its title and starts where it says', () => {
  const { dialog } = given();
  expect(dialog.textContent).toContain('It cannot be undone.');
  expect(document.activeElement).toBe(screen.getByLabelText('Reason'));
});

test('Escape, the close button and a press outside all ask to close', async () => {
  const { onClose, dialog, person } = given();
  fireEvent(dialog, cancel());
  await person.click(screen.getByRole('button', { name: 'Close' }));
  await person.click(dialog);
  expect(onClose).toHaveBeenCalledTimes(3);
});

test('text that is selected past the edge does not close it', async () => {
  const { onClose, dialog } = given();
  fireEvent.pointerDown(screen.getByText('It cannot be undone.'));
  fireEvent.click(dialog);
  expect(onClose).not.toHaveBeenCalled();
});

test('where there is no way round it, nothing but an answer closes it', async () => {
  const { onClose, dialog, person } = given(false);
  fireEvent(dialog, cancel());
  await person.click(dialog);
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();

  // The browser closed it all the same.
  (dialog as HTMLDialogElement).open = false;
  fireEvent(dialog, new Event('close'));
  expect((dialog as HTMLDialogElement).open).toBe(true);
  expect(onClose).not.toHaveBeenCalled();
});

test('closed, it is not there at all', () => {
  render(
    <Dialog open={false} onClose={() => undefined} title="Nothing">
      text
    </Dialog>,
    { wrapper: InEnglish },
  );
  expect(screen.queryByText('text')).toBeNull();
});
