import { en } from '../language/en.ts';
import type { Catalog, Language } from '../language/index.ts';

const OPEN = '⟦';
const CLOSE = '⟧';

/** English with a mark around every word of the catalog, and the numbers and dates of Arabic, which has no Latin letter. */
export const marked: Language = { name: 'ar', direction: 'rtl', words: mark(en) as Catalog };

function mark(words: unknown): unknown {
  if (typeof words === 'string') return OPEN + words + CLOSE;
  if (typeof words === 'function') return (...input: unknown[]) => OPEN + words(...input) + CLOSE;
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, mark(value)]));
}

/**
 * Whatever is shown or read out below `root` in Latin letters without having come from the catalog. What the test fills
 * in (names, titles) has to be in another script; addresses and the names of languages are as they are.
 */
export function unmarked(root: ParentNode = document): string[] {
  const found: string[] = [];
  const look = (text: string | null, where: Element | null) => {
    const rest = outsideMarks(text ?? '').replace(/\S+@\S+/g, '');
    if (/\p{Script=Latin}/u.test(rest)) found.push(`<${where?.tagName.toLowerCase()}> ${rest.trim()}`);
  };
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('option[lang], bdi[lang], kbd, script, style')) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext']) {
      look(element.getAttribute(name), element);
    }
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue, element);
  }
  return found;
}

/** The text without its marked parts; a mark may hold another. */
function outsideMarks(text: string): string {
  let depth = 0;
  let rest = '';
  for (const character of text) {
    if (character === OPEN) depth += 1;
    else if (character === CLOSE) depth -= 1;
    else if (depth === 0) rest += character;
  }
  return rest;
}
