import { type AnySchema, type InferType, ValidationError } from 'yup';
import { acceptanceOf, notAccepted } from './acceptance.ts';
import { InvalidInput } from './invalid-input.ts';

const MOST_FIELDS = 20;

/**
 * Checks a JSON value (body, frame, IPC input) exactly as it is: no coercion, no unknown keys. Only then are the
 * schema's transforms applied, which trim outer white space. Throws {@link InvalidInput} with one message per field.
 */
export function parse<S extends AnySchema>(schema: S, input: unknown): InferType<S> {
  const accepted = acceptanceOf(schema)(input);
  return accepted === notAccepted ? parseSlowly(schema, input) : accepted;
}

/** By yup itself, which says everything that is wrong. */
export function parseSlowly<S extends AnySchema>(schema: S, input: unknown): InferType<S> {
  try {
    schema.validateSync(input, { strict: true, abortEarly: false });
    return schema.cast(input);
  } catch (cause) {
    throw toInvalidInput(cause);
  }
}

/**
 * Checks the named strings of a path, query string or set of headers: strings are cast to what the schema asks for, and
 * a name the schema does not have is refused. Throws {@link InvalidInput}.
 */
export function parseText<S extends AnySchema & { fields: object }>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
): InferType<S> {
  // yup drops unknown keys when it casts, so they are looked for here.
  const unknown = Object.keys(input).filter((key) => !Object.hasOwn(schema.fields, key));
  if (unknown.length > 0) {
    throw new InvalidInput(
      Object.fromEntries(unknown.slice(0, MOST_FIELDS).map((key) => [key, 'This field is not known.'])),
    );
  }
  try {
    return schema.validateSync(input, { abortEarly: false });
  } catch (cause) {
    throw toInvalidInput(cause);
  }
}

function toInvalidInput(cause: unknown): unknown {
  if (!ValidationError.isError(cause)) return cause;
  // A map, because input names its fields: an object would take `__proto__` and `constructor` for known already.
  const fields = new Map<string, string>();
  for (const error of cause.inner.length > 0 ? cause.inner : [cause]) {
    const unknown = error.type === 'noUnknown' ? String(error.params?.['unknown'] ?? '').split(', ') : [];
    const paths = unknown.length > 0 ? unknown.map((key) => join(error.path, key)) : [error.path || 'body'];
    for (const path of paths) {
      if (fields.size >= MOST_FIELDS) break;
      if (!fields.has(path)) fields.set(path, unknown.length > 0 ? 'This field is not known.' : error.message);
    }
  }
  return new InvalidInput(Object.fromEntries(fields));
}

const join = (parent: string | undefined, key: string) => (parent ? `${parent}.${key}` : key);
