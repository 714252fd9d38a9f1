import { apiPrefix, clientHeader, type EndpointDeclaration, type ReplyOf } from '@tandem/contract';
import axios, { AxiosError, type AxiosInstance, type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios';
import type { Clock } from '../ports/ports.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { EndpointInput } from './connection.ts';
import { isNetworkFailure, retryAfterOf, toFailure } from './http-failures.ts';
import { offline, RequestFailed } from './request-failed.ts';

/** Carries requests instead of the platform's own way: where cookies are not kept by themselves, as outside of browsers. */
export type Fetch = NonNullable<NonNullable<AxiosRequestConfig['env']>['fetch']>;

export interface HttpClientOptions {
  readonly baseUrl: string;
  readonly client: 'portal' | 'console';
  readonly tokens: Pick<AccessTokens, 'era' | 'fresh' | 'renew'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch?: Fetch;
}

declare module 'axios' {
  interface AxiosRequestConfig {
    /** What this request has been through, for the interceptors. */
    journey?: Journey;
  }
}
interface Journey {
  readonly session: EndpointDeclaration['session'];
  readonly repeatable: boolean;
  /** The token the caller wants sent, or null for the one that is good now. */
  readonly given: string | null;
  era: number;
  token: string | null;
  renewed: boolean;
  repeated: boolean;
}

const TIMEOUT = 10_000;
/** Whoever is asked to wait longer than this before a second try is told so instead. */
const LONGEST_WAIT = 2;

/** Calls endpoints as the contract declares them: attaches the token, renews it once when refused, retries what is safe. */
export class HttpClient {
  private readonly http: AxiosInstance;

  constructor(private readonly options: HttpClientOptions) {
    this.http = axios.create({
      baseURL: `${options.baseUrl}${apiPrefix}`,
      timeout: TIMEOUT,
      withCredentials: true,
      withXSRFToken: false,
      transitional: { clarifyTimeoutError: true },
      headers: options.client === 'console' ? { [clientHeader]: 'console' } : {},
      ...(options.fetch && { adapter: 'fetch', env: { fetch: options.fetch } }),
    });
    this.http.interceptors.request.use((config) => this.attachToken(config));
    this.http.interceptors.response.use(undefined, (cause: unknown) => this.recover(cause));
  }

  /**
   * Rejects with RequestFailed and nothing else. With a `token`, that one is sent and none is renewed: for who holds the
   * lock that a renewal would wait for.
   */
  async request<E extends EndpointDeclaration>(
    endpoint: E,
    input: EndpointInput<E>,
    token: string | null = null,
  ): Promise<ReplyOf<E>> {
    const { params, query, headers, body } = input as Partial<Record<'params' | 'query' | 'headers' | 'body', object>>;
    try {
      const response = await this.http.request({
        method: endpoint.method,
        url: pathOf(endpoint.path, params) + queryOf(query),
        headers: namedOnly(headers),
        ...(body !== undefined && { data: body }),
        journey: {
          session: endpoint.session,
          repeatable: isRepeatable(endpoint, headers),
          era: this.options.tokens.era,
          given: token,
          token: null,
          renewed: token !== null,
          repeated: false,
        },
      });
      return answerOf(endpoint, response.status, response.data);
    } catch (cause) {
      throw toFailure(cause);
    }
  }

  private async attachToken(config: InternalAxiosRequestConfig): Promise<InternalAxiosRequestConfig> {
    const { journey } = config;
    if (journey?.session !== 'required') return config;
    const token = journey.given ?? (await this.options.tokens.fresh());
    // Never send what one account asked for with the token of the next.
    if (journey.era !== this.options.tokens.era) throw new RequestFailed('unauthenticated', 'Please sign in.');
    journey.token = token;
    config.headers.set('Authorization', `Bearer ${token}`);
    return config;
  }

  private async recover(cause: unknown): Promise<unknown> {
    if (!(cause instanceof AxiosError) || cause.config?.journey === undefined) throw cause;
    const { config } = cause;
    const { journey } = cause.config;
    if (cause.response?.status === 401 && journey.token !== null && !journey.renewed) {
      await this.options.tokens.renew(journey.token); // many waiting requests, one renewal
      return this.http.request({ ...config, journey: { ...journey, renewed: true } });
    }
    const wait = this.waitBeforeRepeating(cause);
    if (wait === null || !journey.repeatable || journey.repeated) throw cause;
    await new Promise<void>((resolve) => this.options.clock.after(wait, resolve));
    return this.http.request({ ...config, journey: { ...journey, repeated: true } });
  }

  private waitBeforeRepeating(cause: AxiosError): number | null {
    const { random } = this.options;
    if (isNetworkFailure(cause)) return 200 + random() * 300;
    if (cause.response?.status !== 503) return null;
    const seconds = retryAfterOf(cause.response) ?? 0.5;
    return seconds > LONGEST_WAIT ? null : seconds * 1_000 + random() * 300;
  }
}

/** Doing it twice is the same as doing it once. */
const isRepeatable = (endpoint: EndpointDeclaration, headers: object | undefined): boolean =>
  endpoint.method === 'GET' ||
  endpoint.method === 'PUT' ||
  (headers !== undefined && 'idempotency-key' in headers && headers['idempotency-key'] !== undefined);

const pathOf = (path: string, params: object = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));

function queryOf(query: object = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const namedOnly = (headers: object = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** A success that the endpoint does not declare comes from something between us and the api, such as a hotel's sign-in page. */
function answerOf<E extends EndpointDeclaration>(endpoint: E, status: number, data: unknown): ReplyOf<E> {
  const schema = endpoint.replies[status];
  if (schema === undefined || (schema !== null && (typeof data !== 'object' || data === null))) throw offline();
  return (schema === null ? undefined : data) as ReplyOf<E>;
}
