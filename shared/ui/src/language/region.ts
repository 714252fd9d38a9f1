/** The reader's own variant of a language where there is one: English words, but British dates for a Briton. */
export function regional(locale: string): string {
  const preferred = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
  return preferred.find((tag) => tag === locale || tag.startsWith(`${locale}-`)) ?? locale;
}
