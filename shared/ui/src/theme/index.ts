export { type Theme, themeKey, themes, useTheme } from './theme.ts';
