export type { Catalog, FirstWords } from './en.ts';
export type { Format, Moment } from './format.ts';
export {
  AllWords,
  LanguageProvider,
  useAllWordsSoon,
  useFirstWords,
  useFormat,
  useLanguage,
  useWords,
} from './language.tsx';
export {
  type Language,
  type LanguageName,
  languageKey,
  languageLabels,
  languageNames,
  loadFirstWords,
  loadLanguage,
  startingLanguage,
} from './languages.ts';
export { useNow } from './now.ts';
export { type Finding, type Reasons, useReasons } from './reasons.ts';
