import { groups } from './schema.mjs';

/** @typedef {import('./schema.mjs').PolicyKey} PolicyKey */

const registry = 'SOFTWARE\\Policies\\Tandem';

/** The administrative template of Windows: where each key is written. @param {PolicyKey[]} keys */
export const admx = (keys) => `<?xml version="1.0" encoding="utf-8"?>
<!-- Written by npm run policy from desktop/policy/policy.schema.json. -->
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="tandem" namespace="Tandem.Policies.Desktop" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_Tandem" displayName="$(string.SUPPORTED_Tandem)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Tandem" displayName="$(string.Tandem)" />
${[...Object.keys(groups), 'defaults'].map((group) => `    <category name="Tandem_${group}" displayName="$(string.Tandem_${group})">\n      <parentCategory ref="Tandem" />\n    </category>`).join('\n')}
  </categories>
  <policies>
${keys.map((key) => policyOf(key, { id: idOf(key), category: key.group, place: registry })).join('\n')}
${keys
  .filter(({ ownSetting }) => ownSetting)
  .map((key) => policyOf(key, { id: `${idOf(key)}_Default`, category: 'defaults', place: `${registry}\\Defaults` }))
  .join('\n')}
  </policies>
</policyDefinitions>
`;

/** The words of the template, in English or German. @param {PolicyKey[]} keys @param {'en' | 'de'} language */
export function adml(keys, language) {
  const german = language === 'de';
  const at = german ? 1 : 0;
  const strings = new Map([
    ['Tandem', german ? 'Tandem-Konsole' : 'Tandem console'],
    ['SUPPORTED_Tandem', german ? 'Tandem 0.1 oder neuer' : 'Tandem 0.1 or newer'],
    ['Tandem_defaults', german ? 'Vorgaben (Benutzer dürfen sie ändern)' : 'Defaults (people may change them)'],
    ...Object.entries(groups).map(
      ([group, names]) => /** @type {[string, string]} */ ([`Tandem_${group}`, names[at] ?? '']),
    ),
  ]);
  const labels = keys.flatMap((key) => {
    const { title, description, choices = {} } = german ? key.german : key;
    const id = idOf(key);
    strings.set(id, title).set(`${id}_Explain`, `${description} (${key.name})`);
    for (const [choice, words] of Object.entries(choices)) strings.set(`${id}_${choice}`, words);
    const own = key.type === 'boolean' ? [] : [presentationOf(key, id, title)];
    if (!key.ownSetting || key.type === 'boolean') return own;
    return [...own, presentationOf(key, `${id}_Default`, title)];
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Written by npm run policy from desktop/policy/policy.schema.json. -->
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>${strings.get('Tandem')}</displayName>
  <description>${german ? 'Einstellungen der Tandem-Konsole' : 'Settings of the Tandem console'}</description>
  <resources>
    <stringTable>
${[...strings].map(([id, words]) => `      <string id="${id}">${escaped(words)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${labels.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

/** @param {PolicyKey} key */
const idOf = ({ name }) => name.replaceAll('.', '_');

/** @param {PolicyKey} key @param {{id: string, category: string, place: string}} where */
function policyOf(key, { id, category, place }) {
  const words = idOf(key);
  const flag = key.type === 'boolean';
  const head = [
    `name="${id}" class="Both" displayName="$(string.${words})" explainText="$(string.${words}_Explain)"`,
    flag ? `key="${place}" valueName="${key.name}"` : `presentation="$(presentation.${id})" key="${place}"`,
  ].join(' ');
  const body = flag
    ? ['<enabledValue><decimal value="1" /></enabledValue>', '<disabledValue><decimal value="0" /></disabledValue>']
    : ['<elements>', `  ${elementOf(key, id, place)}`, '</elements>'];
  return [
    `    <policy ${head}>`,
    `      <parentCategory ref="Tandem_${category}" />`,
    '      <supportedOn ref="SUPPORTED_Tandem" />',
    ...body.map((line) => `      ${line}`),
    '    </policy>',
  ].join('\n');
}

/** @param {PolicyKey} key @param {string} id @param {string} place */
function elementOf(key, id, place) {
  const { name, type, rule } = key;
  if (type === 'array') return `<list id="${id}" key="${place}\\${name}" valuePrefix="" />`;
  const target = `id="${id}" valueName="${name}" required="true"`;
  if (type === 'integer') return `<decimal ${target} minValue="${rule['minimum']}" maxValue="${rule['maximum']}" />`;
  if (!key.enum) return `<text ${target} maxLength="${rule['maxLength']}" />`;
  const items = key.enum.map(
    (choice) => `<item displayName="$(string.${idOf(key)}_${choice})"><value><string>${choice}</string></value></item>`,
  );
  return `<enum ${target}>${items.join('')}</enum>`;
}

/** @param {PolicyKey} key @param {string} id @param {string} title */
function presentationOf({ type, enum: choices, ...key }, id, title) {
  const label = escaped(title);
  const inner =
    type === 'array'
      ? `<listBox refId="${id}">${label}</listBox>`
      : type === 'integer'
        ? `<decimalTextBox refId="${id}" defaultValue="${key.default ?? 0}">${label}</decimalTextBox>`
        : choices
          ? `<dropdownList refId="${id}" noSort="true">${label}</dropdownList>`
          : `<textBox refId="${id}"><label>${label}</label></textBox>`;
  return `      <presentation id="${id}">${inner}</presentation>`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] ?? each);
