import fc from 'fast-check';
import { json } from './json-text.ts';
import type { Rules } from './rules.ts';

/** A JSON value in writing that a schema must refuse, and the field the refusal has to name. */
export interface Spoilt {
  /** What was done to it, for the report. */
  readonly how: string;
  readonly text: string;
  /** `body` is the value as a whole; undefined: whichever comes to notice first. */
  readonly field: string | undefined;
}

/** Names that objects have from birth, and others that confuse whoever builds objects from input. */
const FOREIGN_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'senderId',
  'role',
  '',
  ' ',
  'a.b',
  '0',
  '\u0000',
  '😀',
];

/** Objects that fitted the schema until one thing in them was spoilt. `valid` makes what they start from. */
export function spoiltObject(rules: Rules, valid: fc.Arbitrary<object>): fc.Arbitrary<Spoilt> {
  const inFields = Object.entries(rules.fields).flatMap(([name, field]) => [
    ...spoiltField(field).map((spoilt) =>
      fc.tuple(valid, spoilt).map(([value, { how, text, field: inner }]) => ({
        how: `${name}: ${how}`,
        text: json({ ...value, [name]: undefined }, [[name, text]]),
        field: below(name, inner),
      })),
    ),
    // JSON takes the last of two keys, so the last one has to count for us, too.
    ...spoiltField(field)
      .slice(0, 1)
      .map((spoilt) =>
        fc.tuple(valid, spoilt).map(([value, { text, field: inner }]) => ({
          how: `${name}: twice, the second one spoilt`,
          text: json(value, [[name, text]]),
          field: below(name, inner),
        })),
      ),
    ...(field.optional
      ? []
      : [
          valid.map((value) => ({
            how: `${name}: missing`,
            text: json({ ...value, [name]: undefined }),
            field: name,
          })),
        ]),
  ]);
  return fc.oneof(...inFields, foreignKey(rules, valid), wholeObject);
}

function foreignKey({ fields }: Rules, valid: fc.Arbitrary<object>): fc.Arbitrary<Spoilt> {
  const key = fc
    .oneof(fc.constantFrom(...FOREIGN_KEYS), fc.string({ unit: 'binary', maxLength: 20 }))
    // What is unknown is told as one list, in which a comma would look like two names.
    .filter((name) => !Object.hasOwn(fields, name) && !name.includes(', '));
  return fc.tuple(valid, key, fc.jsonValue({ maxDepth: 2 })).map(([value, name, extra]) => ({
    how: 'a key too many',
    text: json(value, [[name, JSON.stringify(extra)]]),
    field: name,
  }));
}

/** Deeper than a walker of values may go. */
const DEEP = 5_000;
const DEEP_ARRAY = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const DEEP_OBJECT = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;

/** In place of the object. */
const wholeObject: fc.Arbitrary<Spoilt> = fc.constantFrom(
  ...[
    ...['null', '[]', '[{}]', '""', '"{}"', '0', 'true'].map((text) => [`${text} instead of an object`, text] as const),
  ].map(([how, text]) => ({ how, text, field: 'body' })),
  { how: 'objects in objects in objects', text: DEEP_OBJECT, field: undefined },
);

/** The ways in which a value of this kind can be wrong; `field` is relative, `body` the value itself. */
function spoiltField(rules: Rules): readonly fc.Arbitrary<Spoilt>[] {
  const fixed = [...wrongTypes(rules), ...outOfBounds(rules)];
  return [
    ...(fixed.length > 0
      ? [fc.constantFrom(...fixed).map(([how, text]): Spoilt => ({ how, text, field: 'body' }))]
      : []),
    fc.constantFrom(DEEP_ARRAY, DEEP_OBJECT).map((text) => ({ how: 'nested deeply', text, field: undefined })),
    ...(rules.type === 'string' ? spoiltText(rules) : []),
    ...(rules.type === 'array' && rules.item ? spoiltItem(rules.item) : []),
    ...(rules.type === 'object' ? spoiltInner(rules) : []),
  ];
}

type Wrong = readonly [how: string, text: string];

const samples: Readonly<Record<string, readonly string[]>> = {
  string: ['"5"', '"x"', '""'],
  number: ['5', '0', '-0.0'],
  boolean: ['true', 'false'],
  array: ['[]', '["open"]', '[1]'],
  object: ['{}', '{"toString":1}', '{"__proto__":{"length":5}}'],
};

function wrongTypes({ type, nullable }: Rules): readonly Wrong[] {
  if (!Object.hasOwn(samples, type)) return [];
  const wrong = Object.entries(samples).flatMap(([kind, texts]) => (kind === type ? [] : texts));
  return [...wrong, ...(nullable ? [] : ['null'])].map((text) => [`${text} is no ${type}`, text]);
}

function outOfBounds({ type, min, max, integer, filled }: Rules): readonly Wrong[] {
  if (type === 'number') {
    return [
      ...(min === undefined ? [] : [['below the least', String(min - 1)] as const, ['far below', '-1e308'] as const]),
      ...(max === undefined ? [] : [['above the most', String(max + 1)] as const, ['infinite', '1e999'] as const]),
      ...(min === undefined ? [] : [['infinitely small', '-1e999'] as const]),
      ...(integer ? [['a fraction', '1.5'] as const, ['a tiny fraction', '1e-7'] as const] : []),
    ];
  }
  if (type !== 'string') return [];
  return [
    ...(max === undefined ? [] : [['too long', JSON.stringify('x'.repeat(max + 1))] as const]),
    ...(min !== undefined && min > 1 ? [['too short', JSON.stringify('x'.repeat(min - 1))] as const] : []),
    ...(filled ? [['empty', '""'] as const] : []),
  ];
}

function spoiltText({ oneOf, pattern, wellFormed, max = 60 }: Rules): readonly fc.Arbitrary<Spoilt>[] {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  const told = (how: string) => (value: string) => ({ how, text: JSON.stringify(value), field: 'body' });
  return [
    ...(oneOf.length > 0 ? [any.filter((text) => !oneOf.includes(text)).map(told('not one of them'))] : []),
    ...(pattern ? [any.filter((text) => !pattern.test(text)).map(told('another pattern'))] : []),
    ...(wellFormed
      ? [
          fc
            .tuple(fc.constantFrom('\0', '\ud800', '\udfff', '\udc00\ud800'), fc.nat(Math.min(max, 40)))
            .map(([bad, at]) => `${'x'.repeat(at)}${bad}yz`)
            .map(told('what cannot be stored')),
        ]
      : []),
  ];
}

const spoiltItem = (item: Rules): readonly fc.Arbitrary<Spoilt>[] =>
  spoiltField(item).map((spoilt) =>
    spoilt.map(({ how, text, field }) => ({
      how: `in the list, ${how}`,
      text: `[${text}]`,
      field: below('[0]', field),
    })),
  );

const spoiltInner = ({ fields }: Rules): readonly fc.Arbitrary<Spoilt>[] =>
  Object.entries(fields).flatMap(([name, inner]) =>
    spoiltField(inner).map((spoilt) =>
      spoilt.map(({ how, text, field }) => ({
        how: `${name}: ${how}`,
        text: json({}, [[name, text]]),
        field: below(`.${name}`, field),
      })),
    ),
  );

const below = (name: string, field: string | undefined): string | undefined =>
  field === undefined ? undefined : field === 'body' ? name : `${name}${field}`;
