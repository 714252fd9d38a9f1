import { type Catalog, en } from './en.ts';

/** One language: its BCP 47 tag, which also says how numbers and dates look, and its words. */
export interface Language {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Catalog;
}

export const languageNames = ['en', 'de', 'ar'] as const;
export type LanguageName = (typeof languageNames)[number];

/** What each language is called by those who speak it. */
export const languageLabels: Readonly<Record<LanguageName, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' };

/** In the first load, and spoken wherever no other language could be loaded. */
export const english: Language = { locale: 'en', direction: 'ltr', words: en };

/** A language with its words, which are fetched when they are first asked for. */
export const loadLanguage: Readonly<Record<LanguageName, () => Promise<Language>>> = {
  en: () => Promise.resolve(english),
  de: async () => ({ locale: 'de', direction: 'ltr', words: (await import('./de.ts')).de }),
  ar: async () => ({ locale: 'ar', direction: 'rtl', words: (await import('./ar.ts')).ar }),
};
