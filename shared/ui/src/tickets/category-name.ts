import { useWords } from '../language/index.ts';

/** What a category is called in the reader's language; one that a desk made itself, as it was named. */
export function useCategoryName(): (name: string) => string {
  const known: Readonly<Record<string, string>> = useWords().tickets.categories;
  return (name) => (Object.hasOwn(known, name) ? (known[name] ?? name) : name);
}
