import { apiPrefix, type SignedIn } from '@tandem/contract';
import { TestSocket } from './test-socket.ts';

export interface TestReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  readonly body: any;
}

interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks plain HTTP to the api and keeps what a browser would: the cookie, and the access token of the page. */
export class TestClient {
  accessToken: string | undefined;
  /** name → value, as the cookie jar holds them. */
  readonly cookies = new Map<string, string>();
  user: SignedIn['user'] | undefined;

  constructor(readonly origin: string) {}

  get = (path: string, options?: RequestOptions) => this.request('GET', path, options);
  post = (path: string, body?: unknown, options?: RequestOptions) => this.request('POST', path, { ...options, body });
  put = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
    this.request('PUT', path, { body, ...(headers && { headers }) });
  patch = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
    this.request('PATCH', path, { body, ...(headers && { headers }) });
  delete = (path: string) => this.request('DELETE', path);

  async request(method: string, path: string, { body, headers }: RequestOptions = {}): Promise<TestReply> {
    const response = await fetch(`${this.origin}${path.startsWith('/api') ? '' : apiPrefix}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }),
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Takes over what sign-up, login or refresh answered. */
  async signedIn(reply: Promise<TestReply>): Promise<this> {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`Could not sign in: ${JSON.stringify(body)}`);
    this.accessToken = body.accessToken;
    this.user = body.user;
    return this;
  }

  get id(): number {
    if (!this.user) throw new Error('Nobody is signed in with this client.');
    return this.user.id;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A socket with this client's cookie that has not said hello. */
  rawSocket(headers: Readonly<Record<string, string>> = {}): Promise<TestSocket> {
    return TestSocket.open(this.origin, { ...(this.cookies.size > 0 && { cookie: this.cookieHeader }), ...headers });
  }

  /** A live connection of this client. */
  async socket(after: string | null = null): Promise<TestSocket> {
    const socket = await this.rawSocket();
    await socket.command('hello', { accessToken: this.accessToken ?? '', after });
    return socket;
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';', 1);
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
