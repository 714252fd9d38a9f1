import { type AnySchema, type InferType, ValidationError } from 'yup';
import { acceptanceOf, notAccepted } from './acceptance.ts';
import { InvalidInput } from './invalid-input.ts';
import { because, isRefusal, type Refusal } from './refusals.ts';

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
      Object.fromEntries(unknown.slice(0, MOST_FIELDS).map((key) => [key, because('unknown_field')])),
    );
  }
  try {
    return schema.validateSync(input, { abortEarly: false });
  } catch (cause) {
    throw toInvalidInput(cause);
  }
}

/** What is wrong with what was typed into a form; a field left empty is missing. Null when nothing is. */
export function wrongWith(schema: AnySchema, draft: Readonly<Record<string, string>>): InvalidInput | null {
  const typed = Object.entries(draft).filter(([, value]) => value !== '');
  try {
    schema.validateSync(Object.fromEntries(typed), { abortEarly: false });
    return null;
  } catch (cause) {
    const found = toInvalidInput(cause);
    if (found instanceof InvalidInput) return found;
    throw found;
  }
}

function toInvalidInput(cause: unknown): unknown {
  if (!ValidationError.isError(cause)) return cause;
  // A map, because input names its fields: an object would take `__proto__` and `constructor` for known already.
  const fields = new Map<string, Refusal | string>();
  for (const error of cause.inner.length > 0 ? cause.inner : [cause]) {
    const unknown = error.type === 'noUnknown' ? String(error.params?.['unknown'] ?? '').split(', ') : [];
    const paths = unknown.length > 0 ? unknown.map((key) => join(error.path, key)) : [error.path || 'body'];
    for (const path of paths) {
      if (fields.size >= MOST_FIELDS) break;
      if (!fields.has(path)) fields.set(path, unknown.length > 0 ? because('unknown_field') : said(error));
    }
  }
  return new InvalidInput(Object.fromEntries(fields));
}

/** The refusal a rule gave, or the one that means what yup says by itself. */
function said({ errors, type = '' }: ValidationError): Refusal | string {
  const [message]: readonly unknown[] = errors;
  return isRefusal(message) ? message : (ownRules.get(type) ?? String(message));
}

/** Rules of yup that hold of every value, whether or not the schema words them. */
const ownRules = new Map<string, Refusal>([
  ['nullable', because('required')],
  ['optionality', because('required')],
  ['required', because('required')],
  ['typeError', because('malformed', { expected: 'of another type' })],
]);

const join = (parent: string | undefined, key: string) => (parent ? `${parent}.${key}` : key);
