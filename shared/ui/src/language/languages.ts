import type { Catalog } from './en.ts';

export const languageNames = ['en', 'de', 'ar'] as const;
/** A BCP 47 tag, which also says how numbers and dates look. */
export type LanguageName = (typeof languageNames)[number];

/** One language and its words. */
export interface Language {
  readonly name: LanguageName;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Catalog;
}

/** What each language is called by those who speak it. */
export const languageLabels: Readonly<Record<LanguageName, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' };

/** Where the choice is kept. `first-paint.js` reads the same key. */
export const languageKey = 'tandem.language';

/** A language with its words, which are fetched when they are first asked for: a page loads one language, not two. */
export const loadLanguage: Readonly<Record<LanguageName, () => Promise<Language>>> = {
  en: async () => ({ name: 'en', direction: 'ltr', words: (await import('./en.ts')).en }),
  de: async () => ({ name: 'de', direction: 'ltr', words: (await import('./de.ts')).de }),
  ar: async () => ({ name: 'ar', direction: 'rtl', words: (await import('./ar.ts')).ar }),
};

/** The language that `first-paint.js` found this reader to want; English where its words cannot be had. Rejects without either. */
export async function startingLanguage(page: Pick<HTMLElement, 'lang'>): Promise<Language> {
  const name = languageNames.find((known) => known === page.lang) ?? 'en';
  return loadLanguage[name]().catch(() => loadLanguage.en());
}
