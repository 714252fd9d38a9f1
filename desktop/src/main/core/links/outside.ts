import { domainToUnicode } from 'node:url';
import type { Log } from '../log/log.ts';
import type { ConfirmedHosts } from './confirmed-hosts.ts';
import { externalAddress } from './external.ts';

/** What somebody is asked before the app opens an address of another host for the first time. */
export interface OutsideQuestion {
  /** As the network knows it: letters of other scripts are written as `xn--…`. */
  readonly host: string;
  /** The same in its own letters, where that looks different. */
  readonly looksLike: string | null;
  readonly address: string;
}
export interface OutsideAnswer {
  readonly open: boolean;
  /** This host need not be asked about again. */
  readonly remember: boolean;
}

export interface OutsideOptions {
  readonly confirm: (question: OutsideQuestion) => Promise<OutsideAnswer>;
  /** Hands the address to the system's own programs. */
  readonly open: (address: string) => Promise<void>;
  /** Of the account that is signed in; null when there is none. */
  readonly hosts: () => ConfirmedHosts | null;
  /** Whether it is the desk itself. */
  readonly isOurs: (origin: string) => boolean;
  readonly log: Log;
}

/** Lets links leave the app: only such as may, and to a host that nobody has confirmed yet only after asking. */
export class Outside {
  private asking = false;

  constructor(private readonly options: OutsideOptions) {}

  /** Never rejects: a link that does not open is no failure of the page. */
  async visit(written: string): Promise<void> {
    const { open, log } = this.options;
    const address = externalAddress(written);
    if (address === null) {
      log.warn('a link was not opened', { scheme: written.split(':', 1)[0]?.slice(0, 20) });
      return;
    }
    try {
      if (await this.mayOpen(new URL(address))) await open(address);
    } catch (cause) {
      log.warn('a link could not be opened', { cause });
    }
  }

  private async mayOpen({ protocol, origin, host, hostname, href }: URL): Promise<boolean> {
    const { confirm, isOurs } = this.options;
    const hosts = this.options.hosts(); // of who was asked, whoever is signed in by the time of the answer
    if (protocol !== 'https:' || isOurs(origin) || hosts?.has(host) === true) return true;
    if (this.asking) return false; // one question at a time, however many windows a page tries to open
    this.asking = true;
    try {
      const unicode = domainToUnicode(hostname);
      const answer = await confirm({ host, looksLike: unicode === hostname ? null : unicode, address: href });
      if (answer.open && answer.remember) hosts?.add(host);
      return answer.open;
    } finally {
      this.asking = false;
    }
  }
}
