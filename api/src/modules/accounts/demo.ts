import type { Role } from '@tandem/contract';
import type { AccountsService } from './accounts.service.ts';

export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

/** Printed at start and written in the README: they exist only where nobody else can reach the service. */
const password = 'just-a-demo-desk';
const demoAccounts: readonly DemoAccount[] = [
  { role: 'customer', name: 'Ana Customer', email: 'ana@demo.example', password },
  { role: 'agent', name: 'Ben Agent', email: 'ben@demo.example', password },
  { role: 'admin', name: 'Cleo Admin', email: 'cleo@demo.example', password },
];

/**
 * Makes the demo accounts, but only where nobody has an account yet. Answers those that can sign in with the known
 * password: all of them on the first start, fewer when somebody changed or disabled one since.
 */
export async function ensureDemoAccounts(accounts: AccountsService): Promise<readonly DemoAccount[]> {
  if (await accounts.isEmpty()) {
    for (const { role, ...person } of demoAccounts) {
      if (role === 'customer') await accounts.signUp(person);
      else await accounts.createStaff(person, role);
    }
    return demoAccounts;
  }
  const usable = await Promise.all(demoAccounts.map(({ email, password }) => accounts.authenticate(email, password)));
  return demoAccounts.filter((_account, index) => usable[index] !== undefined);
}
