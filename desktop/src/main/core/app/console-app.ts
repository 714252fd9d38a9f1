import { createHash } from 'node:crypto';
import { RequestFailed } from '@tandem/client/transport';
import { type EventName, events, statusOf } from '@tandem/contract';
import { nativeWords } from '@tandem/ui/native-words';
import type { Line } from '../../../ipc/line.schema.ts';
import type { PassedEvent } from '../../../ipc/notes.ts';
import type { Report } from '../../../ipc/report.schema.ts';
import type { Language, Settings } from '../../../ipc/settings.schema.ts';
import { type Badge, badgeOf } from '../badge/badge.ts';
import { Desk } from '../desk.ts';
import { examine } from '../doctor/report.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { Marks } from '../files/marks.ts';
import { reportToFleet } from '../fleet/fleet-report.ts';
import { ConfirmedHosts } from '../links/confirmed-hosts.ts';
import { isQuietNow } from '../policy/quiet.ts';
import { serverAddress } from '../server/server-address.ts';
import { knownWelcomeOf } from '../session/known.ts';
import { OwedSignOuts } from '../session/owed-sign-outs.ts';
import { languageOf } from '../settings/language.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { updateWishes } from '../updates/update-wishes.ts';
import { Updates } from '../updates/updates.ts';
import { AppNotices } from './app-notices.ts';
import { followPolicy } from './follow-policy.ts';
import type { AppPorts } from './ports.ts';

/**
 * The app, whatever it runs on: at most one server, one session there, what it tells of, and what the window is told. It
 * goes on while no window is open.
 */
export class ConsoleApp {
  readonly notices: AppNotices;
  readonly updates: Updates;
  /** The ticket that the window has open, whoever looks at it. */
  openTicketId: number | null = null;
  private readonly owed: OwedSignOuts;
  private desk: Desk | null = null;
  private hasPage = false;
  private refused = false;
  private marks: Marks | null = null;
  private endings: (() => void)[] = [];
  /** Where the desk that is open is. */
  private at: string | null = null;

  constructor(
    readonly ports: AppPorts,
    readonly settings: SettingsFile,
  ) {
    this.notices = new AppNotices({
      ports,
      words: () => nativeWords[this.language].notices,
      settings: () => settings.settings,
      onPressed: (notice) => {
        const [ticketId, ...others] = notice.about === 'ticket' ? [notice.activity.ticket.id] : notice.ticketIds;
        this.desk?.notices.coalescer.gone(notice.id);
        const one = ticketId !== undefined && others.length === 0;
        ports.windows.show(one ? { ticketId } : { view: 'all' });
      },
      onGone: (id) => this.desk?.notices.coalescer.gone(id),
    });
    const reach = async (server: string) => {
      const marks = await this.marksOf(server);
      return { marks, connection: ports.connect(server, marks, () => {}) };
    };
    this.owed = new OwedSignOuts({ settings, reach });
    this.updates = new Updates({
      ...ports,
      port: ports.updates,
      wishes: () => updateWishes(settings.settings, settings.policy),
      server: () => this.server,
      onChange: (update) => ports.windows.tell('update.changed', update),
    });
  }

  /** Takes up the server and the session of the last time. */
  async start(): Promise<void> {
    if (this.settings.serverIs !== 'closed') void this.owed.settle();
    this.ports.applySettings(this.settings.settings);
    followPolicy({ ports: this.ports, settings: this.settings, move: () => this.move() });
    if (this.settings.server !== null) await this.open(this.settings.server);
    this.showBadge();
    this.updates.start();
  }

  get server(): string | null {
    return this.settings.server;
  }
  /** Null until a server was chosen. */
  get current(): Desk | null {
    return this.desk;
  }
  get language(): Language {
    return this.settings.settings.language ?? languageOf(this.ports.systemLanguage);
  }
  /** The hosts that whoever is signed in has confirmed links to. */
  get hosts(): ConfirmedHosts | null {
    const keep = this.desk?.session.keep ?? null;
    return keep && new ConfirmedHosts(keep);
  }
  /** Whether the service has refused this version as too old. */
  get outdated(): boolean {
    return this.refused;
  }
  get line(): Line {
    const { connection } = this.desk ?? {};
    const welcome = connection?.welcome ?? null;
    return {
      state: connection?.state ?? 'signed_out',
      retryAt: connection?.retryAt ?? null,
      welcome: welcome && knownWelcomeOf(welcome),
    };
  }
  get badge(): Badge {
    return badgeOf(this.desk?.session.phase ?? 'signed_out', this.desk?.notices.unread.count ?? null);
  }

  /** Looks at a server, and from now on works there if it can. */
  async choose(written: string): Promise<Report> {
    if (this.settings.serverIs !== 'free') throw locked();
    const report = await this.examine(written);
    const { server, findings } = report;
    if (server === null || findings.some(({ result, check }) => result === 'bad' && check !== 'notices')) return report;
    if (this.settings.serverIs !== 'free') throw locked(); // decided meanwhile
    if (server !== this.server) {
      await this.leave();
      await this.owed.returnTo(server);
      this.settings.remember({ server });
      await this.open(server);
      this.showBadge();
    }
    return report;
  }

  /** Looks at the server in use, or at another. */
  examine(written: string | undefined): Promise<Report> {
    const { policy } = this.settings;
    return examine(this.ports, written ?? this.server ?? '', { policy, update: this.updates.update });
  }

  change(change: Partial<Settings>): Settings {
    const present = this.settings.settings;
    if (this.settings.locked.some((name) => name in change && change[name] !== present[name])) throw locked();
    const settings = this.settings.change(change);
    this.ports.applySettings(settings);
    this.showBadge();
    this.ports.windows.tell('settings.changed', settings);
    this.updates.wishesChanged();
    return settings;
  }

  /** The window has another ticket open now, or none. */
  opened(ticketId: number | null): void {
    this.openTicketId = ticketId;
    this.looked();
  }

  /** Somebody looks at the window. */
  looked(): void {
    if (this.openTicketId !== null && this.ports.windows.isFocused) this.desk?.notices.lookedAt(this.openTicketId);
  }

  /** The computer is awake, or its network is back: what comes now is mostly old. */
  wake(): void {
    this.desk?.notices.coalescer.begin();
    this.retry();
  }

  /** Somebody thinks it worth another try. */
  retry(): void {
    this.desk?.session.retry();
  }

  /** A page is there and sends what waits by itself; or the window is gone, and with it the ticket it had open. */
  attend(hasPage: boolean): void {
    this.hasPage = hasPage;
    this.openTicketId = null;
    this.desk?.outbox.attend(hasPage);
    if (hasPage) this.notices.withdrawUnsent();
  }

  /** Saves what is to be saved and lets go of the server. */
  async close(): Promise<void> {
    for (const end of this.endings.splice(0)) end();
    const { desk, marks } = this;
    this.desk = null;
    this.at = null;
    this.marks = null;
    this.openTicketId = null;
    await desk?.close();
    await Promise.all([marks?.settled(), this.settings.settled()]);
  }

  /** Nobody is signed in at the server any more, whether it can be reached now or only later. */
  private async leave(): Promise<void> {
    const { desk, at: server } = this;
    if (desk === null || server === null) return;
    await desk.session.logOut();
    if (this.marks?.keys().length !== 0) this.owed.leave(server);
    await this.close();
  }

  private heard(status: number): void {
    const refused = status === statusOf.client_outdated;
    if (refused === this.refused) return;
    this.refused = refused;
    this.ports.windows.tell('app.outdated', { outdated: refused });
    if (refused) void this.updates.look();
  }

  private marksOf(server: string): Promise<Marks> {
    const { files, seal, log } = this.ports;
    return Marks.open({ files: seal.keeps ? files : null, name: `${folderOf(server)}/marks.json`, log });
  }

  /** Nobody sits here any more, as the organisation sees it. */
  async signOut(): Promise<void> {
    if (this.desk?.session.phase === 'signed_in') await this.desk.session.logOut();
  }

  /** Works where the organisation, or whoever sits here, wants it by now. */
  private async move(): Promise<void> {
    const { server } = this;
    this.updates.wishesChanged();
    if (server !== this.at) {
      // Closed, it waits for its settings to be mended, and then goes on where it was.
      if (server === null) await this.close();
      else {
        await this.leave();
        await this.open(server);
      }
    }
    this.showBadge();
  }

  private async open(written: string): Promise<void> {
    const { ports } = this;
    const server = serverAddress(written, ports.allowsLoopback);
    if (server === null) return;
    const { files, seal, log } = ports;
    const [folder, marks] = [folderOf(server), await this.marksOf(server)];
    const desk = new Desk({
      connection: ports.connect(server, marks, (status) => this.heard(status)),
      openKeep: (userId) => AccountKeep.open({ files, seal, name: `${folder}/${userId}.keep`, log }),
      clock: ports.clock,
      random: ports.random,
      board: this.notices,
      sound: () => this.settings.settings.sound,
      wanted: () => this.settings.settings.notices && !isQuietNow(this.settings.policy, ports.clock),
      isLookedAt: (ticketId) => ports.windows.isFocused && this.openTicketId === ticketId,
      wasSignedIn: () => this.settings.signedIn,
      onStuck: (ticketIds) => this.notices.showUnsent(ticketIds),
    });
    desk.outbox.attend(this.hasPage);
    this.desk = desk;
    this.at = written;
    this.marks = marks;
    this.endings = [...this.follow(desk), reportToFleet(desk.session, ports, this.settings)];
    desk.session.start();
  }

  private follow({ connection, session, notices }: Desk): (() => void)[] {
    const { windows } = this.ports;
    return [
      connection.onState(() => {
        // A ticket is open on a live line only; the window opens it again on the next.
        if (connection.state !== 'live') this.openTicketId = null;
        else void this.owed.settle();
        windows.tell('connection.state', this.line);
      }),
      connection.onSessionEnd((reason) => windows.tell('session.ended', { reason })),
      ...(Object.keys(events) as EventName[]).map((event) =>
        connection.on(event, (payload) => windows.tell('connection.event', { event, payload } as PassedEvent)),
      ),
      notices.unread.onCount(() => this.showBadge()),
      session.onChange((phase) => {
        this.showBadge();
        if (phase === 'signed_in' || phase === 'signed_out')
          this.settings.remember({ signedIn: phase === 'signed_in' });
        if (phase === 'expired') this.notices.showExpired();
        else this.notices.withdrawExpired();
      }),
    ];
  }

  /** Also for a window that is new. */
  showBadge(): void {
    this.ports.showBadge(this.badge, this.settings.settings);
  }
}

const folderOf = (server: string) => `servers/${createHash('sha256').update(server).digest('hex').slice(0, 16)}`;

const locked = () => new RequestFailed('locked', 'Your organisation manages this. It cannot be changed here.');
