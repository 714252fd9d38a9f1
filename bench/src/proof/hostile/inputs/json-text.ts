/** An object in writing, with further members as they are written: twice the same key, `__proto__`, `1e999`. */
export function json(value: object, further: readonly (readonly [key: string, text: string])[] = []): string {
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => [key, JSON.stringify(inner)] as const);
  return `{${[...members, ...further].map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/** Bytes that are no JSON in UTF-8. */
export const notJson: readonly (readonly [how: string, bytes: Buffer])[] = [
  ...[
    '{',
    '{"a":1',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":0x10}',
    '{"a":01}',
    '{"a":1}{"b":2}',
    '{"a":"\u0001"}',
    '{"a":"\\x41"}',
    'undefined',
    '// nothing\n{}',
    '[1,2',
    '"',
    '\u0000',
  ].map((text) => [JSON.stringify(text), Buffer.from(text)] as const),
  ['a byte that UTF-8 never has', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')])],
  ['an overlong slash', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
  [
    'half a surrogate pair in UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ],
  ['the beginning of a character', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xf0, 0x9f])])],
  ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
];
