import type { Catalog, FirstWords } from './en.ts';

export const languageNames = ['en', 'de', 'ar'] as const;
/** A BCP 47 tag, which also says how numbers and dates look. */
export type LanguageName = (typeof languageNames)[number];

/** One language and its words: all of them or, before somebody is signed in, the first. */
export interface Language<Words extends FirstWords = Catalog> {
  readonly name: LanguageName;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
}

/** Whether all words are here. */
export const isWhole = (language: Language<FirstWords>): language is Language => 'timeline' in language.words;

/** What each language is called by those who speak it. */
export const languageLabels: Readonly<Record<LanguageName, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' };

/** Where the choice is kept. `first-paint.js` reads the same key. */
export const languageKey = 'tandem.language';

type Load<Words extends FirstWords> = Readonly<Record<LanguageName, () => Promise<Language<Words>>>>;

/** A language with all its words, which are fetched when they are first asked for: a page loads one language, not two. */
export const loadLanguage: Load<Catalog> = {
  en: async () => ({ name: 'en', direction: 'ltr', words: (await import('./en.ts')).en }),
  de: async () => ({ name: 'de', direction: 'ltr', words: (await import('./de.ts')).de }),
  ar: async () => ({ name: 'ar', direction: 'rtl', words: (await import('./ar.ts')).ar }),
};

/** A language with its first words alone: a third of them. */
export const loadFirstWords: Load<FirstWords> = {
  en: async () => ({ name: 'en', direction: 'ltr', words: (await import('./en.first.ts')).first }),
  de: async () => ({ name: 'de', direction: 'ltr', words: (await import('./de.first.ts')).first }),
  ar: async () => ({ name: 'ar', direction: 'rtl', words: (await import('./ar.first.ts')).first }),
};

/** The language that `first-paint.js` found this reader to want; English where its words cannot be had. Rejects without either. */
export async function startingLanguage<Words extends FirstWords>(
  page: Pick<HTMLElement, 'lang'>,
  load: Load<Words>,
): Promise<Language<Words>> {
  const name = languageNames.find((known) => known === page.lang) ?? 'en';
  return load[name]().catch(() => load.en());
}
