import { randomBytes } from 'node:crypto';
import type { Ticket } from '@tandem/contract';
import jwt from 'jsonwebtoken';
import type { Ground } from '../ground.ts';
import type { Person } from '../people/person.ts';
import { saveView } from '../people/save-view.ts';
import { disableAccounts } from './disable.ts';
import type { Asker, ObjectKind } from './table.ts';

/** Something a request can be about. */
export interface Thing {
  readonly ticketId?: number;
  /** A signed-in device, and the name its session has. */
  readonly device?: Person;
  readonly deviceId?: string;
  readonly accountId?: number;
  readonly categoryId?: number;
  readonly viewId?: number;
}

/** Somebody who asks, as what, and with a healthy session of the same account for making things. */
export interface Acting {
  readonly holder: Person;
  /** What the request brings; nothing in it may be good any more. */
  readonly asks: Person;
}

/** The one that nobody here uses. */
const LAST_CATEGORY = 8;

/** Askers who may do nothing: what they ask about, and the session they ask with, can be the same in each cell. */
const dead = new Set<Asker>(['no session', 'expired', 'revoked', 'disabled']);

/** The people of the matrix. Each cell that may change something gets things of its own. */
export class Cast {
  private readonly shared = new Map<string, Promise<unknown>>();
  private readonly states = new Map<Thing, string>();
  private turn = 0;

  private constructor(
    private readonly ground: Ground,
    readonly customer: Person,
    readonly stranger: Person,
    readonly agent: Person,
    readonly colleague: Person,
    readonly admin: Person,
    /** Whose accounts are disabled in the middle of it. */
    private readonly doomed: readonly Person[],
  ) {}

  static async gather(ground: Ground): Promise<Cast> {
    const roles = ['customer', 'customer', 'agent', 'agent', 'admin', 'customer', 'agent'] as const;
    const [customer, stranger, agent, colleague, admin, ...doomed] = await Promise.all(
      roles.map((role) => ground.person(role)),
    );
    return new Cast(
      ground,
      customer as Person,
      stranger as Person,
      agent as Person,
      colleague as Person,
      admin as Person,
      doomed,
    );
  }

  /**
   * Whose account stands behind an asker: a dead session is tried as a customer's and as an agent's (in the short run as
   * one of them, in turn). `own`: it is about the account's sessions, so nobody else may have any of them.
   */
  async holdersOf(asker: Asker, own: boolean): Promise<readonly Person[]> {
    if (asker === 'customer' || asker === 'agent' || asker === 'admin') {
      return [own ? await this.ground.person(asker) : this[asker]];
    }
    const both = asker === 'disabled' ? this.doomed : [this.customer, this.agent];
    return this.ground.depth.name === 'short' ? both.slice(this.turn++ % 2).slice(0, 1) : both;
  }

  /** With what somebody asks, before that dies. `own`: it is about the session itself, so nobody else may use it. */
  acting(asker: Asker, holder: Person, origin: string, own: boolean): Promise<Acting> {
    if (!own && !dead.has(asker)) return Promise.resolve({ holder, asks: holder.copy(origin) });
    return this.once(!own, `${asker} ${holder.id} ${origin}`, async () => {
      const asks = asker === 'no session' ? holder.copy(origin) : await holder.another(origin);
      if (asker === 'no session') {
        asks.accessToken = undefined;
        asks.refreshToken = undefined;
      }
      return { holder, asks };
    });
  }

  /** From now on the session is what the asker is called. Disabling is done once for all, by {@link disable}. */
  spoil(asker: Asker, { holder, asks }: Acting): Promise<unknown> {
    const session = sessionIdOf(asks);
    return this.once(true, `spoil ${asker} ${session}`, async () => {
      if (asker === 'expired') asks.accessToken = this.accessToken(asks, -1);
      if (asker === 'revoked') await holder.send('DELETE', `/auth/sessions/${session}`, {});
    });
  }

  async disable(): Promise<void> {
    await disableAccounts(
      this.ground.site,
      this.doomed.map(({ account }) => account.email),
    );
  }

  /** An access token of the same session with this many seconds to live. */
  accessToken({ accessToken = '' }: Person, seconds: number): string {
    const claims = jwt.decode(accessToken) as jwt.JwtPayload;
    return jwt.sign({ ...claims, exp: Math.floor(Date.now() / 1_000) + seconds }, this.ground.site.secrets.access);
  }

  /** A ticket that is this to the holder. */
  ticket(about: ObjectKind, holder: Person, asker: Asker): Promise<Thing> {
    return this.once(dead.has(asker), `ticket ${about} ${holder.id}`, async () => {
      const thing = await this.newTicket(about, holder);
      this.states.set(thing, await this.stateOf(thing));
      return thing;
    });
  }

  /** Whether a ticket differs from what it was when it was made. */
  async isChanged(thing: Thing): Promise<boolean> {
    const before = this.states.get(thing);
    return before !== undefined && before !== (await this.stateOf(thing));
  }

  /** Those who may do nothing asked about these: which are no longer as they were made, and how they differ. */
  async changedByNobody(): Promise<string[]> {
    const shared = (await Promise.all(this.shared.values())) as Thing[];
    const told = await Promise.all(
      shared.map(async (thing) => {
        const before = this.states.get(thing);
        const now = before === undefined ? undefined : await this.stateOf(thing);
        return before === now ? [] : [`a ticket was changed by people who may do nothing: ${before} became ${now}`];
      }),
    );
    return told.flat();
  }

  isShared(asker: Asker): boolean {
    return dead.has(asker);
  }

  /** A signed-in device, likewise. */
  device(about: ObjectKind, holder: Person, asker: Asker): Promise<Thing> {
    return this.once(dead.has(asker), `device ${about} ${holder.id}`, () => this.newDevice(about, holder));
  }

  /** An account of staff, likewise, and a device that is signed in with it. */
  account(about: ObjectKind, holder: Person, asker: Asker): Promise<Thing> {
    return this.once(asker !== 'admin', `account ${about} ${holder.id}`, async () => {
      if (about === '-') return {};
      if (about === 'missing') return { accountId: 987_654_321 };
      const person = about === 'own' ? holder : await this.ground.person('agent');
      return { accountId: person.id, device: await person.another() };
    });
  }

  /** A category is everybody's. */
  category(about: ObjectKind): Promise<Thing> {
    return Promise.resolve({ categoryId: about === 'missing' ? 987_654_321 : LAST_CATEGORY });
  }

  /** A saved view; a customer has none, so theirs is a colleague's. */
  async view(about: ObjectKind, holder: Person): Promise<Thing> {
    if (about === '-') return {};
    if (about === 'missing') return { viewId: 987_654_321 };
    const owner = about === 'own' && holder.account.role !== 'customer' ? holder : this.colleague;
    return { viewId: await saveView(owner) };
  }

  private once<T>(share: boolean, key: string, make: () => Promise<T>): Promise<T> {
    if (!share) return make();
    const made = (this.shared.get(key) as Promise<T> | undefined) ?? make();
    this.shared.set(key, made);
    return made;
  }

  private async newTicket(about: ObjectKind, holder: Person): Promise<Thing> {
    if (about === '-') return {};
    if (about === 'missing') return { ticketId: 987_654_321 };
    const isCustomer = holder.account.role === 'customer';
    const ticket = await this.ground.ticket(about === 'own' && isCustomer ? holder : this.stranger);
    if (about === 'own' && !isCustomer) await this.assign(ticket, holder);
    if (about === 'foreign') await this.assign(ticket, this.colleague);
    return { ticketId: ticket.id };
  }

  private async newDevice(about: ObjectKind, holder: Person): Promise<Thing> {
    if (about === '-') return {};
    if (about === 'missing') return { deviceId: randomBytes(18).toString('base64url') };
    const others = holder.account.role === 'customer' ? this.stranger : this.colleague;
    const device = await (about === 'own' ? holder : others).another();
    return { device, deviceId: sessionIdOf(device) };
  }

  /** What a ticket is, as somebody sees it who may. When staff first saw it is left out: some saw it while they could. */
  private async stateOf({ ticketId }: Thing): Promise<string> {
    if (ticketId === undefined) return '';
    const { text } = await this.admin.ask('GET', `/tickets/${ticketId}`);
    return text.replace(/"(requestId|viewedByStaffAt)":("[^"]*"|null)/g, '');
  }

  /** A customer's message, which the assignee hears of, or all staff while there is none. */
  async writeOn({ ticketId }: Thing, holder: Person): Promise<void> {
    const ticket = await this.admin.get<Ticket>(`/tickets/${ticketId}`);
    const writer =
      ticket.customer.id === holder.id
        ? this.colleague
        : ticket.customer.id === this.stranger.id
          ? this.stranger
          : undefined;
    await writer?.send('POST', `/tickets/${ticketId}/messages`, {
      clientId: crypto.randomUUID(),
      body: 'Is anybody there?',
    });
  }

  private async assign({ id }: Ticket, { id: assigneeId }: Person): Promise<void> {
    await this.admin.send('PATCH', `/tickets/${id}`, { assigneeId });
  }
}

/** The name of the session that somebody's access token is of. */
const sessionIdOf = ({ accessToken = '' }: Person): string =>
  String((jwt.decode(accessToken) as jwt.JwtPayload | null)?.['sid']);
