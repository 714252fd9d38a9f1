import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { languageKey, languageNames, loadLanguage } from './languages.ts';

const script = readFileSync(join(import.meta.dirname, '../first-paint.js'), 'utf8');

function firstPaint(languages: readonly string[], kept?: string) {
  vi.stubGlobal('navigator', { languages });
  if (kept !== undefined) localStorage.setItem(languageKey, kept);
  new Function(script)();
  const { lang, dir } = document.documentElement;
  return { lang, dir };
}

describe('before the first paint a page speaks', () => {
  test.each([
    ['the first language of the browser that we know', ['fr-FR', 'de-AT', 'en'], undefined, 'de', 'ltr'],
    ['Arabic from right to left', ['ar-EG'], undefined, 'ar', 'rtl'],
    ['what was chosen, whatever the browser prefers', ['en-GB'], 'ar', 'ar', 'rtl'],
    ['English when nothing fits', ['fr', 'es'], 'tlh', 'en', 'ltr'],
  ])('%s', (_what, languages, kept, lang, dir) => {
    expect(firstPaint(languages, kept)).toEqual({ lang, dir });
  });

  test.each(languageNames)('%s, in the direction of its words', async (name) => {
    expect(firstPaint([name]).dir).toBe((await loadLanguage[name]()).direction);
  });
});
