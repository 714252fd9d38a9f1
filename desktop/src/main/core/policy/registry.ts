/** What a key of the Windows registry and those below it hold: `['tls.spkiPins', '1'] → 'r/mI…'`, by path and name. */
export interface RegistryValue {
  /** The path below the key that was asked for; empty for its own values. */
  readonly below: string;
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/**
 * Reads what `reg.exe query <key> /s` prints: a line per key, and below it a line per value with four blanks between name,
 * type and data. Null when it is something else, or an answer that was cut off.
 */
export function registryValues(printed: string, key: string): RegistryValue[] | null {
  const values: RegistryValue[] = [];
  const root = fullName(key).toLowerCase();
  let below: string | null = null;
  for (const line of printed.split(/\r?\n/)) {
    if (line === '') continue;
    if (/^HKEY_/.test(line)) {
      const lower = line.toLowerCase();
      if (lower !== root && !lower.startsWith(`${root}\\`)) return null;
      below = line.slice(root.length + 1);
      continue;
    }
    const [, name, type, data] = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (below === null || name === undefined || type === undefined) return null;
    values.push({ below, name, type, data: data ?? '' });
  }
  return below === null ? null : values;
}

/** Whether the keys directly below one are listed with this among them. */
export const listsKey = (printed: string, key: string): boolean =>
  printed.split(/\r?\n/).some((line) => line.toLowerCase() === fullName(key).toLowerCase());

const fullName = (key: string): string =>
  key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').replace(/^HKCU/, 'HKEY_CURRENT_USER');
