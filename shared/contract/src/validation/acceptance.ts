import type { AnySchema, TestContext } from 'yup';

/** What {@link acceptanceOf} answers for a value it does not vouch for. */
export const notAccepted = Symbol('not accepted');

/** The value as its schema casts it, or {@link notAccepted}: then yup decides, and words what is wrong. */
export type Acceptance = (input: unknown) => unknown;

const known = new WeakMap<AnySchema, Acceptance>();

/**
 * A quick check made once from a schema: it accepts only what strict yup accepts and casts it alike, at a tenth of the
 * cost, and leaves everything else to yup. Tests and transforms are the schema's own. Made for records of text, numbers and flags.
 */
export function acceptanceOf(schema: AnySchema): Acceptance {
  let acceptance = known.get(schema);
  if (!acceptance) {
    acceptance = guarded(compile(schema));
    known.set(schema, acceptance);
  }
  return acceptance;
}

const nothing: Acceptance = () => notAccepted;

/** Whatever throws, such as a test that asks for more than the value, is yup's to decide. */
const guarded =
  (acceptance: Acceptance): Acceptance =>
  (input) => {
    try {
      return acceptance(input);
    } catch {
      return notAccepted;
    }
  };

function compile(schema: AnySchema): Acceptance {
  // Conditions make another schema per value, and a default stands in for a missing one: neither is quick.
  if (schema.resolve({}) !== schema || schema.getDefault() !== undefined || schema.spec.strip) return nothing;
  if (schema.type === 'object' && 'fields' in schema) return compileRecord(schema, Object(schema.fields));
  return ['string', 'number', 'boolean'].includes(schema.type) ? compileScalar(schema) : nothing;
}

function compileScalar(schema: AnySchema): Acceptance {
  const passes = compileTests(schema);
  const { transforms } = schema;
  return (input) => {
    if (!passes(input)) return notAccepted;
    if (input === undefined) return undefined;
    let value = input;
    for (const transform of transforms) value = transform.call(schema, value, input, schema, {});
    return schema.isType(value) ? value : notAccepted;
  };
}

function compileRecord(schema: AnySchema, shape: Readonly<Record<string, AnySchema>>): Acceptance {
  if (schema.transforms.length > 0) return nothing;
  const passes = compileTests(schema);
  const fields = Object.entries(shape).map(([key, field]) => ({ key, accept: compile(field) }));
  return (input) => {
    if ((typeof input !== 'object' && input !== undefined) || !passes(input)) return notAccepted;
    if (input === null || input === undefined) return input;
    const result: Record<string, unknown> = {};
    for (const { key, accept } of fields) {
      const value = accept((input as Record<string, unknown>)[key]);
      if (value === notAccepted) return notAccepted;
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
}

/** The schema's type and its tests, the latter called as yup calls them, with nothing but a value to look at. */
function compileTests(schema: AnySchema): (value: unknown) => boolean {
  const { oneOf, notOneOf } = schema.describe() as { oneOf: unknown[]; notOneOf: unknown[] };
  if (notOneOf.length > 0) return () => false;
  const choices = new Set(oneOf);
  const tests = schema.tests.map(({ OPTIONS }) => ({ test: OPTIONS?.test, skipAbsent: OPTIONS?.skipAbsent === true }));
  const context = { schema, resolve: plain, createError: () => false } as unknown as TestContext;
  return (value) => {
    if (!schema.isType(value)) return false;
    const absent = value === undefined || value === null;
    if (choices.size > 0 && !absent && !choices.has(value)) return false;
    return tests.every(
      ({ test, skipAbsent }) => (skipAbsent && absent) || test?.call(context, value, context) === true,
    );
  };
}

/** A reference would need the value's surroundings, which are not at hand. */
function plain<T>(item: T): T {
  if (typeof item === 'object' && item !== null) throw new Error('This test refers to something else.');
  return item;
}
