import { networkOf } from '../../http/address.ts';
import type { Allowances } from '../../http/allowances.ts';
import type { Account, AccountsService } from '../accounts/accounts.service.ts';

interface Parts {
  readonly accounts: AccountsService;
  readonly allowances: Allowances;
}

/** Asks for passwords wherever they are asked for. Wrong ones are counted per account and per address, all together. */
export class PasswordChecks {
  constructor(private readonly parts: Parts) {}

  /** The account, or undefined when it is not to be told why not. A right password clears the account's count. */
  async check(email: string, password: string, address: string): Promise<Account | undefined> {
    const { loginPerAccount, loginPerAddress } = this.parts.allowances;
    const network = networkOf(address);
    // Counted before the password is checked, so that guesses sent all at once do not slip past together.
    await loginPerAddress.use(network);
    await loginPerAccount.use(email);
    let account: Account | undefined;
    try {
      account = await this.parts.accounts.authenticate(email, password);
    } catch (cause) {
      // Nothing was checked, so nothing was guessed.
      await Promise.all([loginPerAddress.giveBack(network), loginPerAccount.giveBack(email)]);
      throw cause;
    }
    if (account) await Promise.all([loginPerAddress.giveBack(network), loginPerAccount.forget(email)]);
    return account;
  }
}
