/** Everything that must never be read in a log, with what it is: what leaks is named without being repeated. */
export class Secrets {
  private readonly known = new Map<string, string>();

  add(what: string, value: string | undefined): void {
    if (value !== undefined && value.length >= 8) this.known.set(value, what);
  }

  /** A token, and its signature by itself: a log that cuts it short leaks it as well. */
  addToken(what: string, token: string | undefined): void {
    this.add(what, token);
    this.add(`the signature of ${what}`, token?.split('.')[2]);
  }

  get all(): ReadonlyMap<string, string> {
    return this.known;
  }
}
