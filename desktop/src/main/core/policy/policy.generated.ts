// Written by `npm run policy` from desktop/policy/policy.schema.json.

/** What each policy key holds. */
export interface PolicyValues {
  readonly 'serverUrl': string;
  readonly 'serverName': string;
  readonly 'allowServerChange': boolean;
  readonly 'updates.mode': 'off' | 'notify' | 'auto';
  readonly 'updates.channel': 'stable' | 'beta';
  readonly 'updates.feedUrl': string;
  readonly 'updates.maxVersion': string;
  readonly 'updates.deferDays': number;
  readonly 'autostart': boolean;
  readonly 'startHidden': boolean;
  readonly 'closeToTray': boolean;
  readonly 'notifications.enabled': boolean;
  readonly 'notifications.preview': 'full' | 'title' | 'none';
  readonly 'notifications.sound': boolean;
  readonly 'notifications.quietHours': string;
  readonly 'session.persist': boolean;
  readonly 'session.idleSignOutMinutes': number;
  readonly 'session.signOutOnLock': boolean;
  readonly 'proxy.mode': 'system' | 'direct' | 'pac' | 'fixed';
  readonly 'proxy.pacUrl': string;
  readonly 'proxy.rules': string;
  readonly 'proxy.bypass': string;
  readonly 'tls.clientCertFilter': readonly string[];
  readonly 'tls.spkiPins': readonly string[];
  readonly 'deepLinks.enabled': boolean;
  readonly 'allowDevTools': boolean;
  readonly 'contentProtection': boolean;
  readonly 'hardwareAcceleration': boolean;
  readonly 'locale': 'en' | 'de' | 'ar';
  readonly 'zoom': number;
  readonly 'logLevel': 'info' | 'warn';
}

/** What decides whether a value fits; `failClosed`: one that does not is no reason to do without. */
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
  'serverUrl': {"type":"string","failClosed":true,"maxLength":300,"pattern":"^(https://[^\\s/@?#\\\\]+|http://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(:\\d+)?)/?$"},
  'serverName': {"type":"string","failClosed":false,"minLength":1,"maxLength":80,"pattern":"^[^\\u0000-\\u001f\\u007f]*$"},
  'allowServerChange': {"type":"boolean","failClosed":false,"default":true},
  'updates.mode': {"type":"string","failClosed":true,"default":"notify","enum":["off","notify","auto"]},
  'updates.channel': {"type":"string","failClosed":true,"default":"stable","enum":["stable","beta"]},
  'updates.feedUrl': {"type":"string","failClosed":true,"maxLength":300,"pattern":"^https://[^\\s/@?#\\\\]+(/[^\\s@?#\\\\]*)?$"},
  'updates.maxVersion': {"type":"string","failClosed":true,"maxLength":40,"pattern":"^\\d{1,5}\\.\\d{1,5}\\.\\d{1,5}(-[0-9A-Za-z.-]{1,20})?$"},
  'updates.deferDays': {"type":"integer","failClosed":true,"default":0,"minimum":0,"maximum":30},
  'autostart': {"type":"boolean","failClosed":false,"default":false},
  'startHidden': {"type":"boolean","failClosed":false,"default":true},
  'closeToTray': {"type":"boolean","failClosed":false,"default":true},
  'notifications.enabled': {"type":"boolean","failClosed":false,"default":true},
  'notifications.preview': {"type":"string","failClosed":false,"default":"full","enum":["full","title","none"]},
  'notifications.sound': {"type":"boolean","failClosed":false,"default":true},
  'notifications.quietHours': {"type":"string","failClosed":false,"maxLength":11,"pattern":"^([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d$"},
  'session.persist': {"type":"boolean","failClosed":false,"default":true},
  'session.idleSignOutMinutes': {"type":"integer","failClosed":false,"default":0,"minimum":0,"maximum":1440},
  'session.signOutOnLock': {"type":"boolean","failClosed":false,"default":false},
  'proxy.mode': {"type":"string","failClosed":false,"default":"system","enum":["system","direct","pac","fixed"]},
  'proxy.pacUrl': {"type":"string","failClosed":false,"maxLength":300,"pattern":"^https?://[^\\s@\\\\]+$"},
  'proxy.rules': {"type":"string","failClosed":false,"minLength":1,"maxLength":500,"pattern":"^[^\\s@]+$"},
  'proxy.bypass': {"type":"string","failClosed":false,"minLength":1,"maxLength":1000,"pattern":"^[^\\u0000-\\u001f\\u007f@]+$"},
  'tls.clientCertFilter': {"type":"array","failClosed":true,"items":{"type":"string","minLength":1,"maxLength":200},"maxItems":20},
  'tls.spkiPins': {"type":"array","failClosed":true,"items":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"},"minItems":1,"maxItems":20},
  'deepLinks.enabled': {"type":"boolean","failClosed":false,"default":true},
  'allowDevTools': {"type":"boolean","failClosed":false,"default":false},
  'contentProtection': {"type":"boolean","failClosed":false,"default":false},
  'hardwareAcceleration': {"type":"boolean","failClosed":false,"default":true},
  'locale': {"type":"string","failClosed":false,"enum":["en","de","ar"]},
  'zoom': {"type":"integer","failClosed":false,"default":100,"minimum":50,"maximum":300},
  'logLevel': {"type":"string","failClosed":false,"default":"info","enum":["info","warn"]},
};
