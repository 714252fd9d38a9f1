import type { AnySchema, InferType } from 'yup';

export const apiPrefix = '/api/v1';
/** The largest request body, in bytes. */
export const maxBodyBytes = 65_536;
/** Sent by the console, so that its refresh cookie is not the portal's (both may live in one browser). */
export const clientHeader = 'X-Tandem-Client';
export const idempotencyHeader = 'Idempotency-Key';

export interface EndpointDeclaration {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link apiPrefix}; parameters as `:name`. */
  readonly path: `/${string}`;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** `required`: access token and refresh cookie of one live session. `cookie`: the refresh cookie alone. `none`: open to all. */
  readonly session: 'required' | 'cookie' | 'none';
  readonly params?: AnySchema;
  readonly query?: AnySchema;
  /** Header names in lower case. Unknown headers are not an error. */
  readonly headers?: AnySchema;
  readonly body?: AnySchema;
  /** Success status → schema of the body, null where there is none. */
  readonly replies: Readonly<Record<number, AnySchema | null>>;
}

/** Declares an endpoint once: the mounted route, the typed client call and the OpenAPI entry all come from it. */
export const endpoint = <const D extends EndpointDeclaration>(declaration: D): D => declaration;

type Of<E, K extends string> = E extends { readonly [P in K]: infer S extends AnySchema } ? InferType<S> : undefined;
export type ParamsOf<E> = Of<E, 'params'>;
export type QueryOf<E> = Of<E, 'query'>;
export type HeadersOf<E> = Of<E, 'headers'>;
export type BodyOf<E> = Of<E, 'body'>;
export type StatusOf<E extends EndpointDeclaration> = keyof E['replies'] & number;
export type ReplyOf<E extends EndpointDeclaration> = {
  [S in StatusOf<E>]: E['replies'][S] extends AnySchema ? InferType<E['replies'][S]> : undefined;
}[StatusOf<E>];
