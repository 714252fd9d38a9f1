import { RequestFailed } from '@tandem/client';
import { because, newTicketSchema, wording } from '@tandem/contract';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { type Language, LanguageProvider, loadLanguage } from '../language/index.ts';
import { LanguageSelect } from '../preferences/index.ts';
import { Form, SubmitButton, TextField } from './index.ts';

async function given(language: Language) {
  const onSubmit = vi.fn(async () => {});
  render(
    <LanguageProvider language={language}>
      <Form
        schema={newTicketSchema}
        initial={{ title: 'ab', description: 'long enough for this', categoryId: '1' }}
        onSubmit={onSubmit}
        failed={(reason) => `× ${reason}`}
      >
        <TextField name="title" label="Subject" />
        <SubmitButton busy="…">Go</SubmitButton>
      </Form>
      <LanguageSelect />
    </LanguageProvider>,
  );
  const person = userEvent.setup();
  return { onSubmit, person, submit: () => person.click(screen.getByRole('button', { name: 'Go' })) };
}

test('what a rule finds wrong is said in the reader’s language, and anew when they change it', async () => {
  const { person, submit, onSubmit } = await given(await loadLanguage.de());
  await submit();
  expect(await screen.findByText('Schreiben Sie mindestens 3 Zeichen.')).toBeTruthy();

  await person.selectOptions(screen.getByLabelText('Sprache'), 'English');
  expect(await screen.findByText('Use at least 3 characters.')).toBeTruthy();
  expect(onSubmit).not.toHaveBeenCalled();
});

test('what the service finds wrong is said by its code, at the field and above the form', async () => {
  const { onSubmit, person, submit } = await given(await loadLanguage.de());
  await person.type(screen.getByLabelText('Subject'), 'c');
  onSubmit.mockRejectedValueOnce(
    new RequestFailed('validation', 'English.', wording({ title: because('not_storable') })),
  );
  await submit();
  expect(await screen.findByText(/nicht gespeichert werden können/)).toBeTruthy();

  onSubmit.mockRejectedValueOnce(new RequestFailed('too_many_requests', 'English.'));
  await submit();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('× Zu viele Versuche.'));

  onSubmit.mockRejectedValueOnce(
    new RequestFailed('impossible', 'English.', wording({ elsewhere: because('no_such_category') })),
  );
  await submit();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('× Diese Kategorie gibt es nicht.'));
});
