import { type Language, languages } from '../../../ipc/settings.schema.ts';

/** The language of ours that fits a tag such as `de-AT`; English where none does. */
export const languageOf = (tag: string): Language =>
  languages.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]) ?? 'en';
