import { readFileSync } from 'node:fs';

/**
 * One policy key as the schema has it.
 * @typedef {{
 *   name: string, group: string, type: 'string' | 'boolean' | 'integer' | 'array',
 *   title: string, description: string, german: {title: string, description: string, choices?: Record<string, string>},
 *   choices?: Record<string, string>, enum?: string[], default?: string | number | boolean, examples?: unknown[],
 *   failClosed: boolean, ownSetting: boolean, rule: Record<string, unknown>,
 * }} PolicyKey
 */

/** The groups of keys in the order in which people read them, in English and in German. */
export const groups = {
  server: ['Server', 'Server'],
  updates: ['Updates', 'Updates'],
  start: ['Start and tray', 'Start und Infobereich'],
  notices: ['Notices', 'Hinweise'],
  session: ['Session', 'Sitzung'],
  network: ['Network and certificates', 'Netzwerk und Zertifikate'],
  security: ['Links, tools and privacy', 'Links, Werkzeuge und Privatsphäre'],
  display: ['Display and log', 'Anzeige und Protokoll'],
};

/** What decides whether a value fits, as opposed to what explains it. */
const constraints = [
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'items',
  'minItems',
  'maxItems',
];

/**
 * The keys of the schema, in its order; throws when one of them is not fully described.
 * @param {string} file
 * @returns {PolicyKey[]}
 */
export function readPolicyKeys(file) {
  const { properties } = JSON.parse(readFileSync(file, 'utf8')).$defs.values;
  return Object.entries(properties).map(([name, property]) => {
    const german = property['x-german'];
    const complete = property.title && property.description && german?.title && german.description;
    if (!complete || !(property['x-group'] in groups)) throw new Error(`${name}: not fully described`);
    for (const choice of property.enum ?? []) {
      if (!property['x-choices']?.[choice] || !german.choices?.[choice])
        throw new Error(`${name}: ${choice} has no words`);
    }
    return {
      ...property,
      name,
      german,
      group: property['x-group'],
      choices: property['x-choices'],
      failClosed: property['x-failClosed'] === true,
      ownSetting: property['x-ownSetting'] === true,
      rule: Object.fromEntries(constraints.filter((each) => each in property).map((each) => [each, property[each]])),
    };
  });
}

/** A value to show for a key: its example, or what it is without a policy. @param {PolicyKey} key */
export const sampleOf = (key) => key.examples?.[0] ?? key.default ?? key.enum?.[0];
