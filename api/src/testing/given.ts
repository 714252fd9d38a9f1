import { randomUUID } from 'node:crypto';
import type { NewTicket, Role, Ticket } from '@tandem/contract';
import type { Api } from '../composition.ts';
import type { TestClient } from './test-client.ts';

const password = 'correct horse battery';
let people = 0;

/** Makes what a test starts from, by the ways the product has for it. */
export class Given {
  constructor(
    private readonly api: Api,
    private readonly anonymous: () => TestClient,
  ) {}

  readonly password = password;

  /** A signed-in customer. */
  async customer(name = 'Customer'): Promise<TestClient> {
    const client = this.anonymous();
    const email = `customer-${++people}-${randomUUID()}@example.test`;
    return client.signedIn(client.post('/auth/signup', { name, email, password }));
  }

  agent(name = 'Agent'): Promise<TestClient> {
    return this.staff(name, 'agent');
  }

  admin(name = 'Admin'): Promise<TestClient> {
    return this.staff(name, 'admin');
  }

  async ticket(by: TestClient, ticket: Partial<NewTicket> = {}): Promise<Ticket> {
    const { status, body } = await by.post('/tickets', {
      title: 'The printer is on fire',
      description: 'It began this morning and has not stopped since.',
      categoryId: 1,
      ...ticket,
    });
    if (status !== 201) throw new Error(`No ticket: ${JSON.stringify(body)}`);
    return body;
  }

  /** What a message needs, with an id of its own. */
  message(body = 'Hello', seenSeq?: number) {
    return { clientId: randomUUID(), body, ...(seenSeq !== undefined && { seenSeq }) };
  }

  private async staff(name: string, role: Exclude<Role, 'customer'>): Promise<TestClient> {
    const email = `${role}-${++people}-${randomUUID()}@example.test`;
    await this.api.accounts.createStaff({ name, email, password }, role);
    const client = this.anonymous();
    return client.signedIn(client.post('/auth/login', { email, password }));
  }
}
