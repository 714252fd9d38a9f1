export { LanguageSelect } from './LanguageSelect.tsx';
export { useLanguageItems } from './language-items.ts';
