import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { type Catalog, en } from './en.ts';
import { createFormat, type Format } from './format.ts';

/** One language: its BCP 47 tag, which also says how numbers and dates look, and its words. */
export interface Language {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Catalog;
}

export const english: Language = { locale: 'en', direction: 'ltr', words: en };

/** Everything below speaks this language, and the document says so. Without it, English. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const value = useMemo(() => spoken(language), [language]);
  const { locale, direction } = language;
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The words of the current language. */
export const useWords = (): Catalog => useContext(LanguageContext).words;

/** Numbers, dates and durations as the current language writes them. */
export const useFormat = (): Format => useContext(LanguageContext).format;

interface Spoken {
  readonly words: Catalog;
  readonly format: Format;
}
const spoken = ({ locale, words }: Language): Spoken => ({
  words,
  format: createFormat(regional(locale), words.general.justNow),
});

/** The reader's own variant of the language where there is one: English words, but British dates for a Briton. */
function regional(locale: string): string {
  const preferred = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
  return preferred.find((tag) => tag === locale || tag.startsWith(`${locale}-`)) ?? locale;
}

const LanguageContext = createContext<Spoken>(spoken(english));
