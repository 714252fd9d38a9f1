/** What a signed-in client holds, and who it is. */
export interface Credentials {
  readonly id: number;
  readonly accessToken: string;
  /** The whole Cookie header. */
  readonly cookie: string;
}

interface Wanted {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

/** An authorised request as the bytes that go on the wire. */
export function requestText(who: Credentials, { method, path, body }: Wanted): string {
  const content = body === undefined ? undefined : JSON.stringify(body);
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${who.accessToken}`,
    `Cookie: ${who.cookie}`,
    ...(content === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(content)}`]),
    '',
    content ?? '',
  ].join('\r\n');
}
