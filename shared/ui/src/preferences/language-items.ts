import { languageLabels, languageNames, useLanguage, useWords } from '../language/index.ts';
import { type MenuItem, useToast } from '../primitives/index.ts';

/** The languages as a group of a menu, the one spoken now ticked. */
export function useLanguageItems(): MenuItem[] {
  const words = useWords().general;
  const toast = useToast();
  const { language, choose } = useLanguage();
  return languageNames.map((name) => ({
    label: languageLabels[name],
    lang: name,
    checked: name === language,
    onSelect: () => {
      choose(name).catch(() => toast(words.languageFailed));
    },
  }));
}
