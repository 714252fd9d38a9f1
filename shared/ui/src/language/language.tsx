import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Catalog } from './en.ts';
import { createFormat, type Format } from './format.ts';
import { english, type Language } from './languages.ts';
import { regional } from './region.ts';

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

const LanguageContext = createContext<Spoken>(spoken(english));
