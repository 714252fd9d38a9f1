import { array, boolean, number, type Schema, string } from 'yup';
import { serverAddress } from '../server/server-address.ts';
import { type PolicyRule, type PolicyValues, policyRules } from './policy.generated.ts';

export type PolicyKey = keyof PolicyValues;
export const policyNames = Object.keys(policyRules) as readonly PolicyKey[];

export const isPolicyKey = (name: string): name is PolicyKey => Object.hasOwn(policyRules, name);

/** Whether a value is one that the schema allows for the key. Nothing is cast: what is nearly right is wrong. */
export function fits<K extends PolicyKey>(key: K, value: unknown, allowsLoopback = true): value is PolicyValues[K] {
  if (!schemas[key].isValidSync(value, { strict: true }) || value === undefined || value === null) return false;
  // The pattern says what it looks like; whether it is an address we would go to is decided where all of them are.
  return key !== 'serverUrl' || serverAddress(String(value), allowsLoopback) !== null;
}

function schemaOf({ type, items, ...rule }: PolicyRule): Schema {
  if (type === 'boolean') return boolean();
  if (type === 'integer') {
    return number()
      .integer()
      .min(rule.minimum ?? Number.MIN_SAFE_INTEGER)
      .max(rule.maximum ?? Number.MAX_SAFE_INTEGER);
  }
  if (type === 'string') return textOf(rule);
  const { minItems = 0, maxItems = 100 } = rule;
  return array()
    .of(textOf(items ?? {}).required())
    .min(minItems)
    .max(maxItems);
}

function textOf({ minLength = 0, maxLength = 1_000, pattern, enum: choices }: Partial<PolicyRule>) {
  // By code points, as JSON Schema counts.
  const text = string().test((value) => {
    const length = [...(value ?? '')].length;
    return length >= minLength && length <= maxLength;
  });
  const shaped = pattern === undefined ? text : text.matches(new RegExp(pattern, 'u'));
  return choices === undefined ? shaped : shaped.oneOf([...choices]);
}

const schemas = Object.fromEntries(policyNames.map((key) => [key, schemaOf(policyRules[key])])) as Record<
  PolicyKey,
  Schema
>;
