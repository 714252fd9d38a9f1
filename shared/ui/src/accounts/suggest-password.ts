/** Read aloud or copied by hand, none of these is taken for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/** A password that nobody guesses and everybody can type: `k7mpa-…`, about 99 bits. */
export function suggestPassword(): string {
  const letter = () => LETTERS[below(LETTERS.length)] ?? '';
  const group = () => Array.from({ length: GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Each equally likely: bytes beyond the last whole multiple are drawn again. */
function below(end: number): number {
  const byte = new Uint8Array(1);
  const fair = 256 - (256 % end);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? 0) >= fair);
  return (byte[0] ?? 0) % end;
}
