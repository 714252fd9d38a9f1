import { groups, sampleOf } from './schema.mjs';

/** @typedef {import('./schema.mjs').PolicyKey} PolicyKey */

/** The page for IT with every key. @param {PolicyKey[]} keys */
export const policyPage = (keys) => `# Policy keys of the console

Written by \`npm run policy\` from [policy.schema.json](../desktop/policy/policy.schema.json). Where each system has them, which
source counts before which, and what a broken one means is in [desktop-deployment.md](desktop-deployment.md#managed-configuration).

**†** A value that does not fit is no reason to do without: no server (\`serverUrl\`, \`tls.*\`) or no updates (\`updates.*\`) until it is
mended. **◇** Also useful as a default: people have a setting of their own for it.
${Object.entries(groups)
  .map(([group, [name]]) => `\n## ${name}\n\n${table(keys.filter((key) => key.group === group))}`)
  .join('\n')}
`;

/** @param {PolicyKey[]} keys */
const table = (keys) =>
  [
    '| key | value | without a policy | what it does |',
    '|---|---|---|---|',
    ...keys.map(
      (key) =>
        `| ${marked(key)} | ${shapeOf(key)} | ${key.default === undefined ? '–' : code(key.default)} | ${key.title}. ${key.description} |`,
    ),
  ].join('\n');

/** @param {PolicyKey} key */
const marked = ({ name, failClosed, ownSetting }) =>
  [code(name), ...(failClosed ? ['†'] : []), ...(ownSetting ? ['◇'] : [])].join(' ');

/** @param {PolicyKey} key */
function shapeOf(key) {
  const { type, rule } = key;
  if (key.enum) return key.enum.map(code).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer') return `${rule['minimum']} to ${rule['maximum']}`;
  if (type === 'array') return `list, as ${code(JSON.stringify(sampleOf(key)))}`;
  return `text, as ${code(sampleOf(key))}`;
}

/** @param {unknown} value */
const code = (value) => `\`${String(value)}\``;
