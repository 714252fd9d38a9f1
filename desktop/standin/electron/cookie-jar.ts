import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Cookie, CookieJar } from 'tough-cookie';
import type { Keychain } from './keychain.ts';
import { type Part, Played } from './played.ts';

/**
 * The cookies of one session: HttpOnly, Path, Domain, Secure and SameSite as browsers read them. With a file they
 * outlive the process, encrypted where the system has a keychain and readable by anybody where it has none.
 */
export class Cookies extends Played implements Part<Electron.Cookies, Cookies> {
  private jar: CookieJar;

  constructor(
    private readonly file: string | null,
    private readonly keychain: Keychain,
  ) {
    super('cookies');
    this.jar = this.stored() ?? new CookieJar(undefined, { rejectPublicSuffixes: false });
  }

  /** The header of a request the app itself makes. No page started it, so it counts as coming from the same site. */
  header = (url: string): string => this.jar.getCookieStringSync(url, { sameSiteContext: 'strict' });

  /** Takes what a server set. */
  take(url: string, setCookies: readonly string[]): void {
    for (const text of setCookies) {
      try {
        this.jar.setCookieSync(text, url, { sameSiteContext: 'strict' });
      } catch {
        // A cookie the server may not set is dropped without a word, as in browsers.
      }
    }
    if (setCookies.length > 0) this.store();
  }

  async get({ url, name, domain }: Electron.CookiesGetFilter): Promise<Electron.Cookie[]> {
    const all = url === undefined ? this.all() : this.jar.getCookiesSync(url, { sameSiteContext: 'strict' });
    return all
      .filter((cookie) => (name ?? cookie.key) === cookie.key && (domain ?? cookie.domain) === cookie.domain)
      .map(asElectron);
  }
  async set({ url, name = '', value = '', ...rest }: Electron.CookiesSetDetails): Promise<void> {
    const { expirationDate, httpOnly = false, path = '/', secure = false } = rest;
    const expires = expirationDate === undefined ? 'Infinity' : new Date(expirationDate * 1_000);
    const cookie = new Cookie({ key: name, value, httpOnly, path, secure, expires });
    this.jar.setCookieSync(cookie, url, { sameSiteContext: 'strict' });
    this.store();
  }
  async remove(url: string, name: string): Promise<void> {
    this.take(
      url,
      this.jar.getCookiesSync(url).flatMap(({ key, path }) => (key === name ? [gone(key, path)] : [])),
    );
  }
  async flushStore(): Promise<void> {
    this.store();
  }

  clear(): void {
    this.jar.removeAllCookiesSync();
    if (this.file) rmSync(this.file, { force: true });
  }

  private all(): Cookie[] {
    return (this.jar.serializeSync()?.cookies ?? []).flatMap((cookie) => Cookie.fromJSON(cookie) ?? []);
  }

  private stored(): CookieJar | null {
    if (this.file === null) return null;
    try {
      return CookieJar.deserializeSync(this.keychain.reveal(readFileSync(this.file)));
    } catch {
      return null; // none yet, or of another keychain
    }
  }

  private store(): void {
    if (this.file === null) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, this.keychain.conceal(JSON.stringify(this.jar.serializeSync())));
    renameSync(`${this.file}.new`, this.file);
  }
}

const gone = (name: string, path: string | null) => `${name}=; Path=${path ?? '/'}; Max-Age=0`;

const sameSite = { strict: 'strict', lax: 'lax', none: 'no_restriction' } as Record<
  string,
  Electron.Cookie['sameSite']
>;

function asElectron({ key, value, domain, path, secure, httpOnly, expires, sameSite: site }: Cookie): Electron.Cookie {
  const ends = expires instanceof Date ? { expirationDate: expires.getTime() / 1_000 } : {};
  const where = { domain: domain ?? '', path: path ?? '/', session: !('expirationDate' in ends) };
  return { name: key, value, ...where, secure, httpOnly, ...ends, sameSite: sameSite[site ?? ''] ?? 'unspecified' };
}
