import { apiPrefix } from '@tandem/contract';
import { type Credentials, requestText } from '../../../load/credentials.ts';
import { HttpConnection } from '../../../load/http-connection.ts';
import { LiveClient } from '../../../load/live-client.ts';
import { unexpected } from '../../../load/requests.ts';

export interface Asked {
  readonly who: Credentials;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

/** One api process, asked one thing at a time, so that what the database does belongs to what was asked. */
export class Desk {
  private constructor(
    private readonly port: number,
    private readonly connection: HttpConnection,
  ) {}

  static async open(port: number): Promise<Desk> {
    return new Desk(port, await HttpConnection.open(port));
  }

  /** Rejects unless it was answered with success. */
  async ask({ who, path, ...rest }: Asked): Promise<unknown> {
    const reply = await this.connection.request(requestText(who, { ...rest, path: `${apiPrefix}${path}` }));
    if (reply.status >= 300) throw unexpected(`${rest.method} ${path}`, reply);
    return reply.body.length === 0 ? undefined : JSON.parse(reply.body.toString());
  }

  /** Connects, says hello as somebody who saw `cursor` last, does what is to be done, and is gone. */
  async greet(who: Credentials, cursor: string | null, then: (client: LiveClient) => Promise<unknown>): Promise<void> {
    const client = await LiveClient.open(this.port, who, cursor);
    try {
      await then(client);
    } finally {
      client.drop();
    }
  }

  close(): void {
    this.connection.close();
  }
}
