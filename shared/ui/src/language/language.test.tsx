import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { LanguageSelect } from '../preferences/index.ts';
import { english } from '../testing/in-english.tsx';
import {
  AllWords,
  LanguageProvider,
  loadFirstWords,
  loadLanguage,
  startingLanguage,
  useFirstWords,
  useFormat,
  useWords,
} from './index.ts';

function Page() {
  const words = useFirstWords();
  const format = useFormat();
  return (
    <>
      <h1>{words.session.signIn.title}</h1>
      <p>{format.number(1234.5)}</p>
      <label>
        Draft <input />
      </label>
      <LanguageSelect />
    </>
  );
}

function given() {
  render(
    <LanguageProvider language={english}>
      <Page />
    </LanguageProvider>,
  );
  return userEvent.setup();
}
const heading = () => screen.getByRole('heading').textContent;

test('choosing a language changes words, numbers and direction in place, and keeps what was typed', async () => {
  const person = given();
  await person.type(screen.getByLabelText('Draft'), 'half a thought');

  await person.selectOptions(screen.getByLabelText('Language'), 'Deutsch');
  await waitFor(() => expect(heading()).toBe('Anmelden'));
  expect(screen.getByText('1.234,5')).toBeTruthy();
  expect(document.documentElement).toMatchObject({ lang: 'de', dir: 'ltr' });

  await person.selectOptions(screen.getByLabelText('Sprache'), 'العربية');
  await waitFor(() => expect(heading()).toBe('تسجيل الدخول'));
  expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' });

  expect(screen.getByLabelText('Draft')).toHaveProperty('value', 'half a thought');
  expect(localStorage.getItem('tandem.language')).toBe('ar');
});

test('the other tabs of the device follow', async () => {
  given();
  await act(async () => {
    fireEvent(window, new StorageEvent('storage', { key: 'tandem.language', newValue: 'de' }));
  });
  await waitFor(() => expect(heading()).toBe('Anmelden'));
});

test('a page starts in the language its first script found, in English when that is none of ours', async () => {
  expect((await startingLanguage({ lang: 'ar' }, loadLanguage)).words.session.signIn.title).toBe('تسجيل الدخول');
  expect(await startingLanguage({ lang: 'fr' }, loadLanguage)).toEqual(english);
});

function Inside() {
  return <p>{useWords().tickets.list.title}</p>;
}

test('a page that began with the first words has the others where they are needed, also in another language', async () => {
  const person = userEvent.setup();
  const language = await startingLanguage({ lang: 'de' }, loadFirstWords);
  const page = (isIn: boolean) => (
    <LanguageProvider language={language}>
      <LanguageSelect />
      <Suspense fallback="…">
        {isIn && (
          <AllWords>
            <Inside />
          </AllWords>
        )}
      </Suspense>
    </LanguageProvider>
  );
  expect(language.words).not.toHaveProperty('tickets');
  const { rerender } = render(page(false));
  await act(async () => rerender(page(true)));
  await screen.findByText('Ihre Tickets');
  await person.selectOptions(screen.getByLabelText('Sprache'), 'English');
  await screen.findByText('Your tickets');
});

test('asking for what only somebody signed in is told is a mistake that shows', async () => {
  const language = await loadFirstWords.en();
  vi.spyOn(console, 'error').mockReturnValue();
  const draw = () =>
    render(
      <LanguageProvider language={language}>
        <Inside />
      </LanguageProvider>,
    );
  expect(draw).toThrow('only the first words');
});
