import { apiPrefix, type SignedIn } from '@tandem/contract';
import type { Secrets } from '../../secrets/secrets.ts';
import type { Account } from '../../site/accounts.ts';
import { type Answered, exchange } from './exchange.ts';
import { Talk } from './talk.ts';

interface Held {
  readonly accessToken: string | undefined;
  /** The whole Cookie header. */
  readonly cookie: string | undefined;
}

interface Wish {
  readonly body?: string | Buffer | object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with an account and what their browser holds. */
export class Person {
  accessToken: string | undefined;
  refreshToken: string | undefined;

  constructor(
    readonly origin: string,
    readonly account: Account,
    private readonly secrets: Secrets,
  ) {}

  get id(): number {
    return this.account.id;
  }

  get held(): Held {
    return {
      accessToken: this.accessToken,
      cookie: this.refreshToken === undefined ? undefined : `tandem_refresh=${this.refreshToken}`,
    };
  }

  /** The same person at another device or replica, signed in there. */
  another(origin = this.origin): Promise<Person> {
    return new Person(origin, this.account, this.secrets).signIn();
  }

  /** The same session, held a second time: another tab, a thief. */
  copy(origin = this.origin): Person {
    const copy = new Person(origin, this.account, this.secrets);
    copy.accessToken = this.accessToken;
    copy.refreshToken = this.refreshToken;
    return copy;
  }

  async signIn(): Promise<this> {
    const { email, password } = this.account;
    this.secrets.add('a password', password);
    this.refreshToken = undefined;
    const answer = await this.ask('POST', '/auth/login', { body: { email, password } });
    if (answer.status !== 200) throw new Error(`Signing in ${email} was answered ${answer.status}: ${answer.text}`);
    return this;
  }

  /** A request with what the browser holds; keeps what comes back. */
  async ask(method: string, path: string, wish: Wish = {}): Promise<Answered> {
    const answer = await askAs(this.origin, this.held, method, path, wish);
    this.keep(answer);
    return answer;
  }

  /** The JSON of an answer that has to be a success. */
  async get<T>(path: string): Promise<T> {
    return succeeded<T>(await this.ask('GET', path), path);
  }
  async send<T>(method: string, path: string, body: object): Promise<T> {
    return succeeded<T>(await this.ask(method, path, { body }), path);
  }

  /** A live connection that has said hello. */
  async talk(after: string | null = null): Promise<Talk> {
    const talk = await Talk.open(this.origin, this.held.cookie);
    const reply = await talk.command('hello', { accessToken: this.accessToken ?? '', after });
    if (!reply.ok) throw new Error(`hello was refused: ${reply.error.code} ${reply.error.message}`);
    return talk;
  }

  private keep({ status, headers, text }: Answered): void {
    for (const cookie of headers['set-cookie'] ?? []) {
      const [, value = ''] = /^tandem_refresh=([^;]*)/.exec(cookie) ?? [];
      this.refreshToken = value === '' ? undefined : value;
      this.secrets.addToken('a refresh token', this.refreshToken);
    }
    if (status >= 300 || !text.startsWith('{"accessToken"')) return;
    this.accessToken = (JSON.parse(text) as SignedIn).accessToken;
    this.secrets.addToken('an access token', this.accessToken);
  }
}

/** A request by whoever holds this; below the api's prefix unless the path says otherwise. */
export function askAs(origin: string, held: Held, method: string, path: string, { body, headers }: Wish = {}) {
  const written = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return exchange(origin, {
    method,
    path: path.startsWith('/api') ? path : apiPrefix + path,
    headers: {
      ...(written !== undefined && { 'content-type': 'application/json' }),
      ...(held.accessToken !== undefined && { authorization: `Bearer ${held.accessToken}` }),
      ...(held.cookie !== undefined && { cookie: held.cookie }),
      ...headers,
    },
    body: written,
  });
}

function succeeded<T>({ status, text }: Answered, path: string): T {
  if (status < 200 || status > 299) throw new Error(`${path} was answered ${status}: ${text.slice(0, 300)}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
