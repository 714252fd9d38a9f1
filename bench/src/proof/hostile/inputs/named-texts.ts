import fc from 'fast-check';
import type { Rules } from './rules.ts';
import { type Known, validValue } from './valid-values.ts';

/** Names and values as a query string, a path or headers carry them; a name may come twice. */
export type NamedTexts = readonly (readonly [name: string, text: string])[];

/** Where named texts stand; what each of them can carry differs. */
export type Place = 'query' | 'params' | 'headers';

export interface SpoiltTexts {
  readonly how: string;
  readonly texts: NamedTexts;
  readonly field: string;
}

/** What a schema of named texts accepts. */
export function validTexts(rules: Rules, place: Place, known: Known): fc.Arbitrary<NamedTexts> {
  return validValue(rules, '', known)
    .map((value) => Object.entries(value as object).map(([name, inner]) => [name, written(inner)] as const))
    .filter((texts) => texts.every(([, text]) => canCarry(place, text)));
}

/** The same with one thing spoilt in it. Nothing can be unknown in a path, and unknown headers are no error. */
export function spoiltTexts(rules: Rules, place: Place, valid: fc.Arbitrary<NamedTexts>): fc.Arbitrary<SpoiltTexts>[] {
  const inFields = Object.entries(rules.fields).flatMap(([name, field]) => [
    ...badTexts(field).map((bad) =>
      fc
        .tuple(valid, bad)
        .filter(([, [, text]]) => canCarry(place, text))
        .map(([texts, [how, text]]) => ({
          how: `${name}: ${how}`,
          texts: [...texts.filter(([other]) => other !== name), [name, text] as const],
          field: name,
        })),
    ),
    ...(place === 'query' && field.type !== 'array'
      ? [
          fc.tuple(valid, validValue(field, name)).map(([texts, value]) => ({
            how: `${name}: twice`,
            texts: [
              ...texts.filter(([other]) => other !== name),
              [name, written(value)] as const,
              [name, written(value)] as const,
            ],
            field: name,
          })),
        ]
      : []),
  ]);
  if (place !== 'query') return inFields;
  const key = fc
    .oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString', 'limit[]', 'q[$ne]', 'userId', '😀'),
      fc.string({ minLength: 1 }),
    )
    .filter((name) => !Object.hasOwn(rules.fields, name));
  return [
    ...inFields,
    fc
      .tuple(valid, key)
      .map(([texts, name]) => ({ how: 'a name too many', texts: [...texts, [name, '1'] as const], field: name })),
  ];
}

function badTexts({
  type,
  oneOf,
  pattern,
  min,
  max,
  wellFormed,
  item,
}: Rules): fc.Arbitrary<readonly [string, string]>[] {
  const any = fc.string({ unit: 'binary', maxLength: 40 });
  if (type === 'number') {
    const words = [
      'abc',
      '',
      ' 5',
      '5 ',
      '1e3',
      '0x10',
      '0b1',
      '+5',
      '1,5',
      '１２',
      'NaN',
      'Infinity',
      '-Infinity',
      '1.5',
      'null',
      '5;6',
      '1 OR 1=1',
    ];
    return [
      fc.constantFrom(...words).map((text) => ['no whole number', text] as const),
      ...(min === undefined
        ? []
        : [fc.nat(1_000).map((below) => ['below the least', String(min - 1 - below)] as const)]),
      ...(max === undefined
        ? []
        : [fc.constantFrom(String(max + 1), '9'.repeat(400)).map((text) => ['above the most', text] as const)]),
    ];
  }
  if (type === 'array') return item ? badTexts(item).map((bad) => bad.filter(([, text]) => !text.includes(','))) : [];
  return [
    ...(oneOf.length > 0
      ? [any.filter((text) => !oneOf.includes(text)).map((text) => ['not one of them', text] as const)]
      : []),
    ...(pattern ? [any.filter((text) => !pattern.test(text)).map((text) => ['another pattern', text] as const)] : []),
    ...(max === undefined ? [] : [fc.constant(['too long', 'x'.repeat(max + 1)] as const)]),
    ...(wellFormed ? [fc.constant(['NUL', 'a\0b'] as const)] : []),
  ];
}

const written = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/** An empty part of a path is another path; a header is latin-1 without controls and without outer blanks. */
function canCarry(place: Place, text: string): boolean {
  if (!text.isWellFormed()) return false;
  if (place === 'params') return text !== '' && text !== '.' && text !== '..';
  return place === 'query' || /^[\x21-\x7e\xa1-\xff]?([\t\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff])?$/.test(text);
}
