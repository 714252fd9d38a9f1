import {
  type Actor,
  because,
  type EndReason,
  isStaff,
  type Participant,
  type Role,
  type SignUp,
  type StaffRole,
  weaknessOf,
  wording,
} from '@tandem/contract';
import { SharedReads } from '../../database/shared-reads.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Account, AccountsRepository } from './accounts.repository.ts';
import { type AfterId, type Paged, pageFrom } from './id-cursor.ts';
import type { Passwords } from './passwords.ts';

export type { Account } from './accounts.repository.ts';

/** Ends every session of an account, wherever it is signed in. */
export interface AccountSessions {
  endAll(accountId: number, reason: EndReason): Promise<void>;
}

interface Parts {
  readonly accounts: AccountsRepository;
  readonly passwords: Passwords;
  readonly sessions: AccountSessions;
}

/**
 * Who has an account and with which role. Sign-up makes customers and nothing else; whatever changes what an account may
 * do ends its sessions, so that no session remembers more than its account is allowed.
 */
export class AccountsService {
  /** When the staff change, every console asks within two seconds. */
  private readonly staffPages = new SharedReads((asked: AfterId, askers: readonly null[]) =>
    this.readStaff(asked, askers),
  );

  constructor(private readonly parts: Parts) {}

  signUp({ name, email, password }: SignUp): Promise<Account> {
    return this.create({ name, email, password }, 'customer');
  }

  createStaff(person: SignUp, role: StaffRole): Promise<Account> {
    return this.create(person, role);
  }

  /** The active account with this e-mail address and password. Every other case costs the same and tells nothing. */
  async authenticate(email: string, password: string): Promise<Account | undefined> {
    const account = await this.parts.accounts.byEmail(email);
    const matches = await this.parts.passwords.matches(account?.passwordHash, password);
    return matches && account && !account.disabled ? account : undefined;
  }

  /** The account as it is now; undefined when it is disabled. */
  async active(id: number): Promise<Account | undefined> {
    const account = await this.parts.accounts.byId(id);
    return account?.disabled ? undefined : account;
  }

  async rename(id: number, name: string): Promise<void> {
    await this.parts.accounts.change(id, { name });
  }

  /** The owner's own change; ends no session. False when the password was changed since the account was read. */
  async changePassword(account: Account, password: string): Promise<boolean> {
    const passwordHash = await this.acceptable(password, account, 'newPassword');
    return this.parts.accounts.replacePassword(account, passwordHash);
  }

  /** Those a ticket can be assigned to. */
  async staffPage(actor: Actor, asked: AfterId): Promise<Paged<Participant>> {
    if (!isStaff(actor)) throw new AppError('forbidden');
    return this.staffPages.ask(JSON.stringify([asked.cursor ?? null, asked.limit]), asked, null);
  }

  /** The active accounts among these e-mail addresses, as others see them. */
  async participants(emails: readonly string[]): Promise<Participant[]> {
    const accounts = await Promise.all(emails.map((email) => this.parts.accounts.byEmail(email)));
    return accounts.flatMap((account) =>
      account && !account.disabled ? [{ id: account.id, name: account.name, role: account.role }] : [],
    );
  }

  listStaff(): Promise<Account[]> {
    return this.parts.accounts.allStaff();
  }

  isEmpty(): Promise<boolean> {
    return this.parts.accounts.isEmpty();
  }

  /** The account can no longer sign in, and is signed out everywhere. */
  async disable(email: string): Promise<Account> {
    const account = await this.named(email);
    await this.parts.accounts.change(account.id, { disabled: true });
    await this.parts.sessions.endAll(account.id, 'disabled');
    return { ...account, disabled: true };
  }

  async enable(email: string): Promise<Account> {
    const account = await this.named(email);
    await this.parts.accounts.change(account.id, { disabled: false });
    return { ...account, disabled: false };
  }

  /** Sets a new password and signs the account out everywhere. */
  async resetPassword(email: string, password: string): Promise<Account> {
    const account = await this.named(email);
    const passwordHash = await this.acceptable(password, account);
    await this.parts.accounts.change(account.id, { passwordHash });
    await this.parts.sessions.endAll(account.id, 'password_changed');
    return account;
  }

  /** Moves a member of staff between agent and admin. A customer never becomes staff: their tickets are their own. */
  async changeRole(email: string, role: StaffRole): Promise<Account> {
    const account = await this.named(email);
    if (!isStaff(account)) throw new AppError('conflict', `${email} is a customer. Make a separate staff account.`);
    await this.parts.accounts.change(account.id, { role });
    await this.parts.sessions.endAll(account.id, 'revoked');
    return { ...account, role };
  }

  private async create({ name, email: typed, password }: SignUp, role: Role): Promise<Account> {
    const email = typed.toLowerCase();
    const passwordHash = await this.acceptable(password, { name, email });
    return this.parts.accounts.create({ name, email, role, passwordHash });
  }

  private async readStaff(asked: AfterId, askers: readonly null[]): Promise<Paged<Participant>[]> {
    const page = await pageFrom(asked, (after, limit) => this.parts.accounts.staffPage(after, limit));
    return askers.map(() => page);
  }

  private async named(email: string): Promise<Account> {
    const account = await this.parts.accounts.byEmail(email.trim().toLowerCase());
    if (!account) throw new AppError('not_found', `Nobody has the e-mail address ${email}.`);
    return account;
  }

  private acceptable(
    password: string,
    owner: { name: string; email: string },
    field: 'password' | 'newPassword' = 'password',
  ): Promise<string> {
    const weakness = weaknessOf(password, owner);
    if (weakness) throw new AppError('validation', undefined, wording({ [field]: because(weakness) }));
    return this.parts.passwords.hash(password);
  }
}
