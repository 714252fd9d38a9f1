import type { AccountKeep } from '../files/account-keep.ts';

const MOST = 200;

/** The hosts an account has confirmed links to, the oldest giving way. Kept with the account, and out of the page's reach. */
export class ConfirmedHosts {
  static readonly key = 'app.confirmed-hosts';

  constructor(private readonly keep: AccountKeep) {}

  has(host: string): boolean {
    return this.all.includes(host);
  }

  add(host: string): void {
    const others = this.all.filter((each) => each !== host);
    this.keep.change(ConfirmedHosts.key, [...others, host].slice(-MOST).join(' '));
  }

  private get all(): string[] {
    return (this.keep.read(ConfirmedHosts.key) ?? '').split(' ').filter((host) => host !== '');
  }
}
