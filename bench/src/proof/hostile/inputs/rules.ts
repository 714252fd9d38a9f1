import type { EndpointDeclaration } from '@tandem/contract';

/** A yup schema of the contract. */
export type Schema = NonNullable<EndpointDeclaration['body']>;

/** What `describe()` answers, inside a schema as well. */
interface Described {
  readonly type: string;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly meta?: object;
  readonly oneOf: readonly unknown[];
  readonly tests: readonly { readonly name?: string; readonly params?: Readonly<Record<string, unknown>> }[];
  readonly fields?: Readonly<Record<string, Described>>;
  readonly innerType?: Described | readonly Described[];
}

/** What a schema of the contract says about its values, as far as `describe()` tells. */
export interface Rules {
  readonly type: string;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly oneOf: readonly unknown[];
  readonly integer: boolean;
  /** Of the number, or of the length in code points or items. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly pattern: RegExp | undefined;
  readonly format: string | undefined;
  /** Empty text is refused like no text. */
  readonly filled: boolean;
  /** NUL and halves of surrogate pairs are refused. */
  readonly wellFormed: boolean;
  /** Of an object. */
  readonly fields: Readonly<Record<string, Rules>>;
  /** Of an array. */
  readonly item: Rules | undefined;
}

export const rulesOf = (schema: Schema): Rules => read(schema.describe() as Described);

function read(description: Described): Rules {
  const { meta, tests, type, fields = {}, innerType } = description;
  const { minLength, maxLength, format } = (meta ?? {}) as { minLength?: number; maxLength?: number; format?: string };
  const parameter = (test: string, name: string): unknown => tests.find((one) => one.name === test)?.params?.[name];
  const has = (test: string) => tests.some(({ name }) => name === test);
  const bound = (name: 'min' | 'max'): number | undefined => {
    const value = parameter(name, name);
    return typeof value === 'number' ? value : undefined;
  };
  const pattern = parameter('matches', 'regex');
  return {
    type,
    nullable: description.nullable,
    optional: description.optional,
    oneOf: description.oneOf,
    integer: has('integer'),
    min: bound('min') ?? minLength,
    max: bound('max') ?? maxLength,
    pattern: pattern instanceof RegExp ? pattern : undefined,
    format,
    filled: has('required'),
    wellFormed: has('wellFormed'),
    fields: Object.fromEntries(Object.entries(fields).map(([name, inner]) => [name, read(inner)])),
    item: innerType && 'type' in innerType ? read(innerType) : undefined,
  };
}
