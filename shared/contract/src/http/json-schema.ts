import type {
  AnySchema,
  SchemaDescription,
  SchemaFieldDescription,
  SchemaInnerTypeDescription,
  SchemaObjectDescription,
} from 'yup';

/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a yup schema of this contract. */
export const toJsonSchema = (schema: AnySchema): JsonSchema => convert(schema.describe());

function convert(field: SchemaFieldDescription): JsonSchema {
  const description = field as SchemaDescription;
  const schema = { ...(description.meta as object | undefined), ...shape(description), ...rules(description) };
  if (!description.nullable || !('type' in schema)) return schema;
  return { ...schema, type: [schema['type'], 'null'] };
}

function shape(description: SchemaDescription): Record<string, unknown> {
  switch (description.type) {
    case 'object': {
      const { fields } = description as SchemaObjectDescription;
      const required = Object.keys(fields).filter((key) => !(fields[key] as SchemaDescription).optional);
      return {
        type: 'object',
        properties: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, convert(value)])),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      };
    }
    case 'array': {
      const { innerType } = description as SchemaInnerTypeDescription;
      return { type: 'array', ...(innerType && !Array.isArray(innerType) && { items: convert(innerType) }) };
    }
    case 'mixed':
      return {};
    default:
      return { type: description.type };
  }
}

function rules({ tests, oneOf, default: fallback, type }: SchemaDescription): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, params } of tests) {
    if (name === 'integer') found['type'] = 'integer';
    if (name === 'min' && typeof params?.['min'] === 'number') found[bound(type, 'min')] = params['min'];
    if (name === 'max' && typeof params?.['max'] === 'number') found[bound(type, 'max')] = params['max'];
    if (name === 'matches' && params?.['regex'] instanceof RegExp) found['pattern'] = params['regex'].source;
  }
  if (oneOf.length > 0) found['enum'] = oneOf;
  if (fallback !== undefined && type !== 'object') found['default'] = fallback;
  return found;
}

const bound = (type: string, edge: 'min' | 'max') =>
  type === 'number' ? `${edge}imum` : type === 'array' ? `${edge}Items` : `${edge}Length`;
