import {
  type Actor,
  because,
  type NewStaffMember,
  type Participant,
  type StaffChange,
  type StaffMember,
  staffPolicy,
  wording,
} from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { AccountSessions, AccountsService } from './accounts.service.ts';
import { type AfterId, type Paged, pageFrom } from './id-cursor.ts';
import type { StaffAccountsRepository } from './staff-accounts.repository.ts';

interface Parts {
  readonly accounts: AccountsService;
  readonly repository: StaffAccountsRepository;
  readonly sessions: AccountSessions;
  /** Tells all staff, on every replica, once a change is committed. Never throws. */
  readonly announce: () => void;
  /** Takes the tickets away from somebody who was disabled, in the background. Never throws. */
  readonly release: (actor: Participant, member: Participant) => void;
}

/**
 * What admins do with the accounts of staff. Whatever takes something away signs the person out everywhere. When that
 * fails, what was changed stays changed: the refusal `changed_sessions_remain` says so, and the ending goes on.
 */
export class StaffService {
  constructor(private readonly parts: Parts) {}

  list(actor: Actor, asked: AfterId): Promise<Paged<StaffMember>> {
    enforce(staffPolicy.manage(actor));
    return pageFrom(asked, (after, limit) => this.parts.repository.page(after, limit));
  }

  async create(actor: Actor, { role, ...person }: NewStaffMember): Promise<StaffMember> {
    await this.mayManage(actor);
    const { id } = await this.parts.accounts.createStaff(person, role);
    this.parts.announce();
    return this.read(id);
  }

  async change(actor: Participant, id: number, change: StaffChange): Promise<StaffMember> {
    enforce(staffPolicy.manage(actor));
    let isNew = true;
    const changed = await this.parts.repository.change(actor.id, id, change, ({ account, actor: now }) => {
      // The session may be older than what became of its account a moment ago.
      if (!now || now.disabled) throw new AppError('forbidden');
      enforce(staffPolicy.manage(now));
      if (!account) throw new AppError('not_found');
      enforce(staffPolicy.change(now, account));
      refuseOwn(actor, id);
      const { role = account.role, disabled } = change;
      isNew = role !== account.role || (disabled !== undefined && disabled !== (account.disabled_at !== null));
    });
    try {
      if (change.disabled === true) await this.parts.sessions.endAll(id, 'disabled');
      else if (change.role !== undefined) await this.parts.sessions.endAll(id, 'revoked');
    } finally {
      if (isNew) this.parts.announce(); // committed, whether or not every session could be ended
      if (change.disabled === true) this.parts.release(actor, participantOf(changed));
    }
    return changed;
  }

  async resetPassword(actor: Participant, id: number, password: string): Promise<void> {
    await this.mayManage(actor);
    const { email } = await this.read(id);
    refuseOwn(actor, id);
    await this.parts.accounts.resetPassword(email, password);
  }

  /** The session may be older than what became of its account a moment ago. */
  private async mayManage(actor: Actor): Promise<void> {
    enforce(staffPolicy.manage(actor));
    const now = await this.parts.repository.read(actor.id);
    if (!now || now.disabled) throw new AppError('forbidden');
    enforce(staffPolicy.manage(now));
  }

  private async read(id: number): Promise<StaffMember> {
    const member = await this.parts.repository.read(id);
    if (!member) throw new AppError('not_found');
    return member;
  }
}

const participantOf = ({ id, name, role }: StaffMember): Participant => ({ id, name, role });

/** Who locks themselves out could not undo it; one's own password is changed with the one before. */
function refuseOwn(actor: Actor, id: number): void {
  if (actor.id === id) throw new AppError('impossible', undefined, wording({ id: because('own_account') }));
}
