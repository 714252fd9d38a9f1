const MOST = 2_000;

/** What must never stand in a log, by how it looks. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(bearer)\s+\S+/gi, '$1 [token]'],
  [
    /\b(tandem_refresh\w*|set-cookie|cookie|authorization)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^;,\n]*)/gi,
    '$1$2[secret]',
  ],
  [
    /\b(password|currentPassword|newPassword|accessToken|token|secret)(\\*["']?\s*[=:]\s*)(\\*"[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
    '$1$2[secret]',
  ],
  [/[^\s"'<>@:/=]+@[^\s"'<>@/]+\.[^\s"'<>@/,;)]+/g, '[e-mail]'],
];

/** A line for the log, without tokens, cookies, passwords or e-mail addresses. */
export function redact(line: string): string {
  let clean = line.length > MOST ? `${line.slice(0, MOST)}…` : line;
  for (const [pattern, instead] of secrets) clean = clean.replace(pattern, instead);
  return clean;
}

/** Facts people write, or that say who they are: not even their beginning belongs into a log. */
const personal = new Set(['body', 'title', 'description', 'name', 'email', 'text', 'q', 'kept', 'value', 'payload']);

/** Facts as one line of JSON, without what is personal. */
export function lineOf(words: string, facts: Readonly<Record<string, unknown>>): string {
  const seen = new WeakSet<object>();
  const json = JSON.stringify({ ...facts, words }, function (this: Record<string, unknown>, key, given: unknown) {
    if (personal.has(key)) return '[personal]';
    // As it was before a toJSON of its own: that of axios holds the whole request.
    const value = this[key] instanceof Error ? this[key] : given;
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[again]';
    seen.add(value);
    return value;
  });
  return redact(json);
}
