export { EnterChoice } from './EnterChoice.tsx';
export { useEnterSends } from './enter-sends.ts';
export { LanguageSelect } from './LanguageSelect.tsx';
export { TellingForm } from './TellingForm.tsx';
export { ThemeChoice } from './ThemeChoice.tsx';
