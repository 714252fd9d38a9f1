import type {
  BodyOf,
  EndpointDeclaration,
  HeadersOf,
  ParamsOf,
  Participant,
  QueryOf,
  ReplyOf,
  StatusOf,
  User,
} from '@tandem/contract';

/** The verified session of a request or connection. Nothing else says who is asking. */
export interface VerifiedSession {
  readonly id: string;
  readonly user: User;
  /** The same person without the e-mail address: as others see them, and as policies take them. */
  readonly participant: Participant;
  /** Of the session's tokens: a newer one makes what was opened with older ones worthless. */
  readonly generation: number;
}

/** What a handler gets: input that fitted its schemas, and who asks. */
export interface Call<E extends EndpointDeclaration> {
  readonly session: E['session'] extends 'required' ? VerifiedSession : undefined;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly headers: HeadersOf<E>;
  readonly body: BodyOf<E>;
  readonly origin: RequestOrigin;
}

/** Where a request came from: for limits, for logs, and for the names of a device. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  /** The refresh token of this kind of client, as the cookie brought it. */
  readonly refreshToken: string | undefined;
}

export interface Answer<E extends EndpointDeclaration> {
  readonly status: StatusOf<E>;
  readonly body?: ReplyOf<E>;
  /** A refresh token to keep in the cookie, or null to clear it. */
  readonly refreshToken?: string | null;
}

export type Handler<E extends EndpointDeclaration> = (call: Call<E>) => Promise<Answer<E>>;
