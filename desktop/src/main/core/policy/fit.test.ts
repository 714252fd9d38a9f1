import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplesOf } from '../../testing/managed-computers.ts';
import { fits, policyNames } from './fit.ts';

const source = readFileSync(new URL('../../../../policy/policy.schema.json', import.meta.url), 'utf8');
const schema = JSON.parse(source).$defs.values.properties as Record<string, object>;
const ajv = new Ajv2020({ strict: false });
const allowed = Object.fromEntries(Object.entries(schema).map(([key, rule]) => [key, ajv.compile(rule)]));

test('the app knows the keys of the schema and no others', () => {
  expect([...policyNames]).toEqual(Object.keys(schema));
});

test.each(policyNames)('what fits %s is what the schema allows', (key) => {
  const nearly = samplesOf[key].flatMap((sample) => [
    sample,
    [sample],
    String(sample),
    `${sample} `,
    [sample, sample].flat(),
  ]);
  const value = fc.oneof(
    fc.constantFrom(...nearly, true, false, 0, 1, '', [], {}, '1'),
    fc.integer({ min: -2, max: 1_500 }),
    fc.double(),
    fc.string({ maxLength: 120 }),
    fc.array(fc.string(), { maxLength: 25 }),
    fc.webUrl({ validSchemes: ['https', 'http', 'file'], withQueryParameters: true, withFragments: true }),
    fc.stringMatching(/^[0-9]{1,2}\.[0-9]{1,6}\.[0-9]{1,2}(-[a-z.]{0,25})?$/),
  );
  fc.assert(
    fc.property(value, (each) => {
      // An address has to be one as well, which no pattern can say.
      if (key === 'serverUrl' && fits(key, each)) return allowed[key]?.(each) === true;
      return key === 'serverUrl' || fits(key, each) === allowed[key]?.(each);
    }),
    { numRuns: 300 },
  );
});

test.each(policyNames)('of %s two samples fit and one does not', (key) => {
  expect(samplesOf[key].map((sample) => fits(key, sample))).toEqual([true, true, false]);
});

test('a server is reached by https, and by http on this computer alone', () => {
  const addresses = {
    'https://desk.example': true,
    'https://desk.example:8443/': true,
    'http://localhost:8000': true,
    'http://127.0.0.1': true,
    'http://desk.example': false,
    'http://localhost.example': false,
    'https://me@desk.example': false,
    'https://desk.example/path': false,
    'https://desk.example:99999': false,
    'desk.example': false,
    'file:///etc/passwd': false,
  };
  expect(Object.fromEntries(Object.keys(addresses).map((each) => [each, fits('serverUrl', each)]))).toEqual(addresses);
});
