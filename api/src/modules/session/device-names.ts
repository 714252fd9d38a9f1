/** What a person calls the program and the machine they signed in with; null where it cannot be told. */
export interface DeviceNames {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Reads a User-Agent header. Only the names are kept: versions and the rest say more than recognising a device needs. */
export const deviceNamesOf = (userAgent: string): DeviceNames => ({
  browser: firstOf(browsers, userAgent),
  system: firstOf(systems, userAgent),
});

type Signs = readonly (readonly [sign: RegExp, name: string])[];

/** In this order: many claim to be Chrome, and all of those to be Safari. */
const browsers: Signs = [
  [/\bElectron\//, 'Tandem'],
  [/\b(Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|OPT|OPX)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bDuckDuckGo\//, 'DuckDuckGo'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/\d.* Safari\//, 'Safari'],
];

/** In this order: Android and ChromeOS say Linux, too, and iPhones say Mac. */
const systems: Signs = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\b(Linux|X11)\b/, 'Linux'],
];

const firstOf = (signs: Signs, text: string): string | null => signs.find(([sign]) => sign.test(text))?.[1] ?? null;
