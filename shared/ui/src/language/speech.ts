import { regional } from './region.ts';

/**
 * How one language builds sentences around what is not known beforehand. `Form` names the plural forms it has, so that
 * a sentence that lacks one does not compile.
 */
export function speech<Form extends Intl.LDMLPluralRule>(locale: string, direction: 'ltr' | 'rtl') {
  let made: { readonly rules: Intl.PluralRules; readonly number: Intl.NumberFormat } | undefined;
  const intl = () => {
    made ??= { rules: new Intl.PluralRules(locale), number: new Intl.NumberFormat(regional(locale)) };
    return made;
  };
  return {
    /** The form that goes with a count; `#` in it stands for the count itself. */
    counted(count: number, forms: Readonly<Record<Form, string>>): string {
      const { rules, number } = intl();
      return forms[rules.select(count) as Form].replace('#', number.format(count));
    },
    /** A name or another text from outside, held apart so that its direction does not tear the sentence. */
    quoted: (text: string): string =>
      direction === 'rtl' || RIGHT_TO_LEFT.test(text) ? `${APART}${text}${TOGETHER}` : text,
  };
}

/** First strong isolate, pop directional isolate: `<bdi>` for places where there is no markup. */
const APART = '\u2068';
const TOGETHER = '\u2069';
/** Hebrew, Arabic, and the other scripts that run right to left, with their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
