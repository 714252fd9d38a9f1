import { type EndpointDeclaration, parseText, record } from '@tandem/contract';
import fc from 'fast-check';
import { type NamedTexts, type Place, spoiltTexts, validTexts } from './named-texts.ts';
import { rulesOf, type Schema } from './rules.ts';
import { spoiltObject } from './spoilt-values.ts';
import { accepted, validObject } from './valid-objects.ts';
import type { Known } from './valid-values.ts';

/** Everything of a request that an endpoint's schemas speak of. */
export interface Inputs {
  readonly params: NamedTexts;
  readonly query: NamedTexts;
  readonly headers: NamedTexts;
  /** In writing. */
  readonly body: string | undefined;
}

export interface SpoiltInputs extends Inputs {
  readonly how: string;
  /** What the refusal has to name. */
  readonly field: string | undefined;
}

const nothing = record({});
const places = ['params', 'query', 'headers'] as const;

/** Requests that fit the endpoint's schemas. */
export const validInputs = (endpoint: EndpointDeclaration, known: Known): fc.Arbitrary<Inputs> =>
  fc.record({
    params: textsFor(endpoint, 'params', known),
    query: textsFor(endpoint, 'query', known),
    headers: textsFor(endpoint, 'headers', known),
    body: endpoint.body
      ? validObject(endpoint.body, known).map((value) => JSON.stringify(value))
      : fc.constant(undefined),
  });

/** Requests of which one thing does not fit. */
export function spoiltInputs(endpoint: EndpointDeclaration, known: Known): fc.Arbitrary<SpoiltInputs> {
  const valid = validInputs(endpoint, known);
  const texts = places.flatMap((place) =>
    spoiltTexts(rulesOf(schemaOf(endpoint, place)), place, textsFor(endpoint, place, known)).map((spoilt) =>
      fc.tuple(valid, spoilt).map(([inputs, { how, texts: bad, field }]) => ({
        ...inputs,
        [place]: bad,
        how: `${place}, ${how}`,
        field,
      })),
    ),
  );
  const { body } = endpoint;
  const bodies = body
    ? [
        fc
          .tuple(valid, spoiltObject(rulesOf(body), validObject(body, known)))
          .map(([inputs, { how, text, field }]) => ({ ...inputs, body: text, how: `body, ${how}`, field })),
      ]
    : [];
  return fc.oneof(
    ...texts.map((arbitrary) => ({ arbitrary, weight: 1 })),
    ...bodies.map((arbitrary) => ({ arbitrary, weight: Math.max(8, texts.length) })),
  );
}

/** The path with its query, below the api's prefix. */
export function pathOf({ path }: EndpointDeclaration, { params, query }: Pick<Inputs, 'params' | 'query'>): string {
  const values = new Map(params);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? '1'));
  const search = query.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&');
  return search === '' ? filled : `${filled}?${search}`;
}

/** Only what the schema really takes: it may have a rule across fields that no description tells. */
function textsFor(endpoint: EndpointDeclaration, place: Place, known: Known): fc.Arbitrary<NamedTexts> {
  const schema = schemaOf(endpoint, place);
  return validTexts(rulesOf(schema), place, known).filter(
    accepted(`${place} of ${endpoint.path}`, (texts) =>
      parseText(schema as Parameters<typeof parseText>[0], Object.fromEntries(texts)),
    ),
  );
}

const schemaOf = (endpoint: EndpointDeclaration, place: Place): Schema => endpoint[place] ?? nothing;
