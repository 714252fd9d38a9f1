import { createHash } from 'node:crypto';
import { build } from 'plist';
import { groups, sampleOf } from './schema.mjs';

/** @typedef {import('./schema.mjs').PolicyKey} PolicyKey */

const domain = 'org.tandem.desktop';
const shown = ['serverUrl', 'serverName', 'updates.mode'];

/** A file of `/etc/tandem` to start from: what most organisations set. @param {PolicyKey[]} keys */
export const example = (keys) => `${JSON.stringify(sample(keys), null, 2)}\n`;

/** A configuration profile for macOS with the same settings, to be adapted and signed by IT. @param {PolicyKey[]} keys */
export function profile(keys) {
  const { enforced, defaults } = sample(keys);
  const payload = (/** @type {string} */ type, /** @type {string} */ name) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${domain}.${name}`,
    PayloadUUID: uuid(name),
  });
  return `${build({
    ...payload('Configuration', 'profile'),
    PayloadDisplayName: 'Tandem console',
    PayloadDescription: 'Written by npm run policy from desktop/policy/policy.schema.json. Adapt before use.',
    PayloadOrganization: 'Example',
    PayloadScope: 'System',
    PayloadContent: [
      { ...payload(domain, 'settings'), PayloadDisplayName: 'Tandem: settings', ...enforced, Defaults: defaults },
      {
        ...payload('com.apple.notificationsettings', 'notices'),
        PayloadDisplayName: 'Tandem: notices',
        NotificationSettings: [
          {
            BundleIdentifier: 'org.tandem.desktop',
            NotificationsEnabled: true,
            AlertType: 1,
            BadgesEnabled: true,
            SoundsEnabled: true,
          },
        ],
      },
      {
        ...payload('com.apple.servicemanagement', 'login'),
        PayloadDisplayName: 'Tandem: start at sign-in',
        Rules: [{ RuleType: 'BundleIdentifier', RuleValue: 'org.tandem.desktop', Comment: 'Tandem console' }],
      },
    ],
  })}\n`;
}

/** What tools such as Jamf, ProfileCreator and iMazing make forms from. @param {PolicyKey[]} keys */
export function preferenceManifest(keys) {
  const defaults = keys.filter(({ ownSetting }) => ownSetting).map((key) => subkey(key));
  return `${build({
    pfm_format_version: 1,
    pfm_version: 1,
    pfm_domain: domain,
    pfm_title: 'Tandem console',
    pfm_description: 'Written by npm run policy from desktop/policy/policy.schema.json.',
    pfm_platforms: ['macOS'],
    pfm_targets: ['system', 'user'],
    pfm_unique: true,
    pfm_interaction: 'combined',
    pfm_subkeys: [
      ...keys.map((key) => subkey(key)),
      {
        pfm_name: 'Defaults',
        pfm_title: 'Defaults',
        pfm_description: 'People start with these and may change them.',
        pfm_type: 'dictionary',
        pfm_subkeys: defaults,
      },
    ],
  })}\n`;
}

/** @param {PolicyKey[]} keys */
const sample = (keys) => ({
  enforced: Object.fromEntries(keys.filter(({ name }) => shown.includes(name)).map((key) => [key.name, sampleOf(key)])),
  defaults: Object.fromEntries([
    ['autostart', true],
    ['notifications.preview', 'title'],
  ]),
});

/** @param {PolicyKey} key @returns {Record<string, import('plist').PlistValue>} */
function subkey(key) {
  const { name, title, description, type, group, rule, choices } = key;
  return {
    pfm_name: name,
    pfm_title: title,
    pfm_description: `${groups[/** @type {keyof typeof groups} */ (group)][0]}: ${description}`,
    pfm_type: type,
    ...(key.default !== undefined && { pfm_default: key.default }),
    ...(key.enum && { pfm_range_list: key.enum, pfm_range_list_titles: Object.values(choices ?? {}) }),
    ...('minimum' in rule && { pfm_range_min: Number(rule['minimum']), pfm_range_max: Number(rule['maximum']) }),
    ...('pattern' in rule && { pfm_format: String(rule['pattern']) }),
    ...(type === 'array' && { pfm_subkeys: [{ pfm_name: '', pfm_type: 'string' }] }),
  };
}

/** The same at each run, as every profile needs one. @param {string} name */
function uuid(name) {
  const hex = createHash('sha256').update(`${domain}/${name}`).digest('hex').toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
