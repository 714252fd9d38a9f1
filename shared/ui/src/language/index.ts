export { type Catalog, en } from './en.ts';
export type { Format, Moment } from './format.ts';
export { english, type Language, LanguageProvider, useFormat, useWords } from './language.tsx';
export { useNow } from './now.ts';
