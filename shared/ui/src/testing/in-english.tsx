import type { ReactNode } from 'react';
import { en } from '../language/en.ts';
import { type Language, LanguageProvider } from '../language/index.ts';

export const english: Language = { name: 'en', direction: 'ltr', words: en };

/** As a `wrapper`: everything in it speaks English. */
export const InEnglish = ({ children }: { children: ReactNode }) => (
  <LanguageProvider language={english}>{children}</LanguageProvider>
);
