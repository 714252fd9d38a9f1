import fc from 'fast-check';
import type { Rules } from './rules.ts';

/** Values that mean something to this site, by the name of the field: an address that has an account, a real token. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Text that has broken software before, and is nothing but text here. */
const NOTORIOUS = [
  `'; DROP TABLE tickets; --`,
  `" OR 1=1 #`,
  '%_\\%',
  '{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '__proto__',
  '\r\nSet-Cookie: a=b\r\n',
  '+-@~*"( )<>:^ NEAR/2 AND OR NOT',
  '\u202egnp.exe\u202c',
  'İıſẞßﬃ',
  '👩‍👩‍👧‍👦🏴‍☠️\u{10ffff}',
  'e\u0301\u0302\u0303\u0304'.repeat(20),
  '\u2028\u2029\ufeff\u00a0x',
  '\u0001\u001b[31mred\u0007',
];

/**
 * Values that a schema accepts as far as its description tells; a rule across fields is not in there, so the taker still
 * asks the schema. What is known about the site is mixed in, so that some requests meet things that exist.
 */
export function validValue(rules: Rules, name = '', known: Known = {}): fc.Arbitrary<unknown> {
  const arbitrary = ofType(rules, name, known);
  const examples = known[name] ?? [];
  const mixed =
    examples.length === 0
      ? arbitrary
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary });
  return rules.nullable ? fc.option(mixed, { nil: null, freq: 3 }) : mixed;
}

function ofType(rules: Rules, name: string, known: Known): fc.Arbitrary<unknown> {
  switch (rules.type) {
    case 'object':
      return objectOf(rules, known);
    case 'array':
      return rules.item
        ? fc.uniqueArray(validValue(rules.item, name, known), {
            minLength: rules.min ?? 0,
            maxLength: Math.min(rules.max ?? 5, 5),
          })
        : fc.array(fc.jsonValue(), { maxLength: 5 });
    case 'string':
      return textOf(rules);
    case 'number':
      return numberOf(rules);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
}

/** What may be left out is left out half of the time: a random cursor in each request would have all refused. */
function objectOf({ fields }: Rules, known: Known): fc.Arbitrary<object> {
  const members = Object.entries(fields).map(([name, rules]) => {
    const value = validValue(rules, name, known);
    return [name, rules.optional ? fc.option(value, { nil: undefined, freq: 2 }) : value] as const;
  });
  return fc
    .record(Object.fromEntries(members), { noNullPrototype: true })
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)));
}

function textOf({ oneOf, pattern, min = 0, max = 300, filled, wellFormed, format }: Rules): fc.Arbitrary<string> {
  if (oneOf.length > 0) return fc.constantFrom(...(oneOf as string[]));
  if (pattern) return (format === 'email' ? addresses : matching(pattern)).filter((text) => pattern.test(text));
  const shortest = Math.max(min, filled ? 1 : 0);
  const letters = fc.string({ unit: 'binary', minLength: shortest, maxLength: Math.max(shortest, Math.min(max, 120)) });
  const edges = fc.constantFrom(shortest, max).map((length) => 'x'.repeat(length));
  const notorious = fc.constantFrom(...NOTORIOUS).map((text) => fit(text, shortest, max));
  const halves = fc.constantFrom('\ud83d', '\udc00x\ud800').map((text) => fit(text, shortest, max));
  return fc.oneof(
    { weight: 4, arbitrary: letters.filter((text) => !wellFormed || !text.includes('\0')) },
    { weight: 2, arbitrary: notorious },
    { weight: 1, arbitrary: edges },
    ...(wellFormed ? [] : [{ weight: 1, arbitrary: halves }]),
  );
}

const fit = (text: string, min: number, max: number): string => [...text.padEnd(min, 'x')].slice(0, max).join('');

const SIGNS = [...'abcXYZ019', ...'!#$%&\'*+-/=?^_`{|}~()<>[]:;,\\"', ...'äßİıДש漢日가😀'];
const sign = fc.constantFrom(...SIGNS);

/** Of letters and signs of all kinds: made from their pattern they would take seconds. */
const addresses: fc.Arbitrary<string> = fc
  .record({
    local: fc.string({ unit: sign, minLength: 1, maxLength: 30 }),
    labels: fc.array(fc.string({ unit: sign, minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
    around: fc.constantFrom('', ' ', '\u00a0', '\r\n'),
  })
  .map(({ local, labels, around }) => `${around}${local}@${labels.join('.')}${around}`);

/** fast-check knows no case-insensitive patterns: letters change their case afterwards. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  if (!pattern.flags.includes('i')) return fc.stringMatching(pattern);
  const lower = fc.stringMatching(new RegExp(pattern.source, pattern.flags.replace('i', '')));
  return fc.tuple(lower, fc.boolean()).map(([text, upper]) => (upper ? text.toUpperCase() : text));
}

function numberOf({ integer, min, max }: Rules): fc.Arbitrary<number> {
  const bounds = { min: min ?? Number.MIN_SAFE_INTEGER, max: max ?? Number.MAX_SAFE_INTEGER };
  if (!integer) return fc.double({ ...bounds, noNaN: true });
  // A fresh database numbers from 1, so that small numbers are things that exist.
  const small = fc.integer({ min: bounds.min, max: Math.min(bounds.max, Math.max(bounds.min, 12)) });
  return fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: fc.maxSafeInteger().map(within(bounds)) });
}

const within =
  ({ min, max }: { min: number; max: number }) =>
  (value: number): number =>
    value < min ? min : value > max ? max : value;
