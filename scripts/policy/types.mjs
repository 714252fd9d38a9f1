/** @typedef {import('./schema.mjs').PolicyKey} PolicyKey */

/** What the app reads policies with: a type of every value, and the rule that decides whether one fits. @param {PolicyKey[]} keys */
export const policyTypes = (keys) => `// Written by \`npm run policy\` from desktop/policy/policy.schema.json.

/** What each policy key holds. */
export interface PolicyValues {
${keys.map((key) => `  readonly '${key.name}': ${typeOf(key)};`).join('\n')}
}

/** What decides whether a value fits; \`failClosed\`: one that does not is no reason to do without. */
export interface PolicyRule {
  readonly type: 'string' | 'boolean' | 'integer' | 'array';
  readonly failClosed: boolean;
  readonly default?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: { readonly type: 'string'; readonly minLength?: number; readonly maxLength?: number; readonly pattern?: string };
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Every key with its rule. */
export const policyRules: { readonly [K in keyof PolicyValues]: PolicyRule } = {
${keys.map((key) => `  '${key.name}': ${JSON.stringify({ type: key.type, failClosed: key.failClosed, default: key.default, ...key.rule })},`).join('\n')}
};
`;

/** @param {PolicyKey} key */
function typeOf({ type, enum: choices }) {
  if (choices) return choices.map((choice) => `'${choice}'`).join(' | ');
  return { string: 'string', boolean: 'boolean', integer: 'number', array: 'readonly string[]' }[type];
}
