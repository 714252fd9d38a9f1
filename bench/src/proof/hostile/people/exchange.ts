import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Asked {
  readonly method: string;
  /** As it goes on the wire, query included. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const WITHIN_MS = 15_000;
const connections = new Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 4 });

/** Sends a request as it is and resolves with the whole answer; rejects when none comes. */
export async function exchange(origin: string, asked: Asked): Promise<Answered> {
  try {
    return await once(origin, asked);
  } catch (cause) {
    // The api may close an idle connection in the moment it is used again; that is not an answer.
    if ((cause as { reused?: boolean }).reused) return once(origin, asked);
    throw cause;
  }
}

function once(origin: string, { method, path, headers, body }: Asked): Promise<Answered> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({
      agent: connections,
      host: hostname,
      port,
      method,
      path,
      headers: { ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }), ...headers },
      timeout: WITHIN_MS,
    });
    sent.on('timeout', () => sent.destroy(new Error(`No answer to ${method} ${path.slice(0, 80)} within 15 s.`)));
    sent.on('error', (cause) => reject(Object.assign(cause, { reused: sent.reusedSocket })));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.end(body);
  });
}

/** Ends the idle connections of this process. */
export const hangUp = (): void => connections.destroy();
