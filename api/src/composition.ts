import { createServer, type Server } from 'node:http';
import { composeKept } from './composition.kept.ts';
import { composeReports } from './composition.reports.ts';
import type { Config } from './config.ts';
import { createAllowances } from './http/allowances.ts';
import type { ApiRouter } from './http/api-router.ts';
import { createHttpApp } from './http/app.ts';
import { perAccount } from './http/limits.ts';
import { Origins } from './http/origins.ts';
import { hardenServer, oneByOne, serverOptions } from './http/server.ts';
import { SessionGuard } from './http/session-guard.ts';
import type { WebAppFolders } from './http/web-apps.ts';
import type { Logger } from './logging.ts';
import { createMetrics, observe } from './metrics.ts';
import { AccountsController } from './modules/accounts/accounts.controller.ts';
import { AccountsRepository } from './modules/accounts/accounts.repository.ts';
import { accountsRoutes } from './modules/accounts/accounts.routes.ts';
import { AccountsService } from './modules/accounts/accounts.service.ts';
import { Passwords } from './modules/accounts/passwords.ts';
import { People } from './modules/accounts/people.service.ts';
import { StaffService } from './modules/accounts/staff.service.ts';
import { StaffAccountsRepository } from './modules/accounts/staff-accounts.repository.ts';
import { ActivityController } from './modules/activity/activity.controller.ts';
import { ActivityRepository } from './modules/activity/activity.repository.ts';
import { activityRoutes } from './modules/activity/activity.routes.ts';
import { ActivityService } from './modules/activity/activity.service.ts';
import { ActivityStandings } from './modules/activity/activity-standings.service.ts';
import { CategoriesController } from './modules/categories/categories.controller.ts';
import { CategoriesRepository } from './modules/categories/categories.repository.ts';
import { categoriesRoutes } from './modules/categories/categories.routes.ts';
import { CategoriesService } from './modules/categories/categories.service.ts';
import { CategoryListService } from './modules/categories/category-list.service.ts';
import type { ReportCounts } from './modules/reports/report-counts.service.ts';
import { AccountEnds } from './modules/session/account-ends.ts';
import { OwnAccountService } from './modules/session/own-account.service.ts';
import { PasswordChecks } from './modules/session/password-checks.ts';
import { sessionCommands } from './modules/session/session.commands.ts';
import { SessionController } from './modules/session/session.controller.ts';
import { sessionRoutes } from './modules/session/session.routes.ts';
import { SessionService } from './modules/session/session.service.ts';
import { SessionEnder } from './modules/session/session-ends.ts';
import { generationOf, SessionRecords } from './modules/session/session-records.ts';
import { Tokens } from './modules/session/tokens.ts';
import { AnswerTime } from './modules/tickets/answer-time.service.ts';
import { NamedTickets } from './modules/tickets/named-tickets.service.ts';
import { ReadSeqs } from './modules/tickets/read-seqs.service.ts';
import { ReleasedTickets } from './modules/tickets/released-tickets.service.ts';
import { ServedCustomers } from './modules/tickets/served-customers.service.ts';
import { TicketLists } from './modules/tickets/ticket-lists.service.ts';
import { TicketOpeningsRepository } from './modules/tickets/ticket-openings.repository.ts';
import { TicketOpeningsService } from './modules/tickets/ticket-openings.service.ts';
import { ticketsCommands } from './modules/tickets/tickets.commands.ts';
import { TicketsController } from './modules/tickets/tickets.controller.ts';
import { TicketsRepository } from './modules/tickets/tickets.repository.ts';
import { ticketsRoutes } from './modules/tickets/tickets.routes.ts';
import { TicketsService } from './modules/tickets/tickets.service.ts';
import { AppendRepository } from './modules/timeline/append.repository.ts';
import { AppendsService } from './modules/timeline/appends.service.ts';
import { EntryIdsRepository } from './modules/timeline/entry-ids.repository.ts';
import { EntryWatch } from './modules/timeline/entry-watch.service.ts';
import { LastMessages } from './modules/timeline/last-messages.service.ts';
import { MessageIndexRepository } from './modules/timeline/message-index.repository.ts';
import { MessageIndex } from './modules/timeline/message-index.service.ts';
import { timelineCommands } from './modules/timeline/timeline.commands.ts';
import { TimelineController } from './modules/timeline/timeline.controller.ts';
import { TimelineRepository } from './modules/timeline/timeline.repository.ts';
import { timelineRoutes } from './modules/timeline/timeline.routes.ts';
import { TimelineService } from './modules/timeline/timeline.service.ts';
import { Announcements } from './realtime/announcements.ts';
import { createDispatcher } from './realtime/dispatcher.ts';
import { verification } from './realtime/frames.ts';
import { Gateway } from './realtime/gateway.ts';
import { Greeting } from './realtime/greeting.ts';
import { Rooms } from './realtime/rooms.ts';
import type { Stores } from './stores.ts';

const HEARTBEAT_MS = 25_000;
const MOST_SOCKETS = 50_000;

export interface ApiParts {
  readonly config: Config;
  readonly stores: Stores;
  readonly log: Logger;
  /** Unique among the replicas. */
  readonly replica: string;
  readonly version: string;
  readonly folders: WebAppFolders;
  readonly now?: () => Date;
}

/** One api process, wired and not yet listening. */
export interface Api {
  readonly server: Server;
  readonly accounts: AccountsService;
  readonly tickets: TicketsService;
  readonly ticketLists: TicketLists;
  readonly timeline: TimelineService;
  readonly reportCounts: ReportCounts;
  /** From now on `/readyz` says that it is draining, and connections are ended after their answer. All else goes on. */
  retire(): void;
  /** Stops accepting, closes sockets with 1012 and finishes what was begun. The stores stay open. */
  drain(): Promise<void>;
}

/** The composition root: every object of the api is made here, once. */
export function composeApi({ config, stores, log, replica, version, folders, now = () => new Date() }: ApiParts): Api {
  const { db, keyvalue, broadcast, redis } = stores;
  const allowances = createAllowances(config.limits, redis);
  const metrics = createMetrics();
  const rooms = new Rooms();
  verification.on = !config.production;

  const people = new People(db);
  const categoriesRepository = new CategoriesRepository(db);
  const categories = new CategoriesService(categoriesRepository);
  const named = new NamedTickets(people, categories);
  const served = new ServedCustomers(db);

  const records = new SessionRecords(keyvalue, config.lifetimes.session);
  const watch = new EntryWatch({ entries: new EntryIdsRepository(db), log });
  const announcements = new Announcements({
    rooms,
    broadcast,
    named,
    replica,
    log,
    watch,
    heard: (tickets) => appends.heard(tickets),
    liveSessions: async (ids) => {
      const found = await Promise.all(ids.map(async (id) => [id, await records.read(id)] as const));
      return new Map(found.flatMap(([id, live]) => (live ? [[id, generationOf(live.record)] as const] : [])));
    },
    people,
    forgetCategories: () => categories.forget(),
    servedBy: (staffId) => served.of(staffId),
  });

  const ender = new SessionEnder(records, announcements);
  const accountEnds = new AccountEnds({ sessions: ender, log });
  const tokens = new Tokens(config);
  const accounts = new AccountsService({
    accounts: new AccountsRepository(db),
    passwords: new Passwords(),
    sessions: accountEnds,
  });
  const categoryList = new CategoryListService(categoriesRepository, announcements.categoriesChanged);
  const passwordChecks = new PasswordChecks({ accounts, allowances });
  const signing = { accounts, checks: passwordChecks, records, ender, tokens, config };
  const sessions = new SessionService({ ...signing, allowances });
  const { renamed, sessionRenewed } = announcements;
  const ownAccount = new OwnAccountService({ ...signing, announce: renamed, renewed: sessionRenewed });
  const guard = new SessionGuard(tokens, records, config.lifetimes.grace);

  const announce = announcements.committed;
  const messageIndex = new MessageIndex(new MessageIndexRepository(db), log);
  const appends = new AppendsService({
    db,
    repository: new AppendRepository(),
    announce: (committed) => {
      announce(committed);
      messageIndex.wake();
    },
    now,
  });
  const released = new ReleasedTickets({ db, appends, people, log });
  released.watch();
  const members = new StaffService({
    accounts,
    repository: new StaffAccountsRepository(db),
    sessions: accountEnds,
    announce: announcements.staffChanged,
    release: (actor, member) => released.begin(actor, member),
  });
  const timeline = new TimelineService(new TimelineRepository(db), appends, announcements.read, now);
  const openings = new TicketOpeningsService({
    db,
    repository: new TicketOpeningsRepository(),
    announce,
    now,
  });
  const ticketsRepository = new TicketsRepository(db);
  const readSeqs = new ReadSeqs(db);
  const ticketLists = new TicketLists(ticketsRepository, named, readSeqs, new LastMessages(db, people));
  const tickets = new TicketsService({
    repository: ticketsRepository,
    openings,
    appends,
    named,
    people,
    categories,
    announceTicket: announcements.ticketChanged,
    now,
  });
  const activityRepository = new ActivityRepository(db);
  const standings = new ActivityStandings({ repository: activityRepository, readSeqs, people });
  const activity = new ActivityService(activityRepository, standings);

  const kept = composeKept({ db, now, allowances, announcePreferences: announcements.preferencesChanged });
  const reports = composeReports({ db, log, now, people, categories });

  const mount = (router: ApiRouter) => {
    sessionRoutes(router, new SessionController(sessions, ownAccount), perAccount(allowances.renamesPerAccount));
    accountsRoutes(router, new AccountsController(accounts, members));
    categoriesRoutes(router, new CategoriesController(categories, categoryList));
    ticketsRoutes(
      router,
      new TicketsController(tickets, ticketLists, new AnswerTime(db)),
      perAccount(allowances.ticketsPerAccount),
    );
    timelineRoutes(router, new TimelineController(timeline), perAccount(allowances.messagesPerAccount));
    activityRoutes(router, new ActivityController(activity));
    kept.mount(router);
    reports.mount(router);
  };
  const origins = new Origins(config);
  let retired = false;
  const checks = {
    database: async () => void (await db.raw('SELECT 1')),
    sessions: () => keyvalue.ping(),
    draining: async () => {
      if (retired) throw new Error('This replica is about to end.');
    },
  };
  const app = createHttpApp({ config, log, metrics, guard, origins, checks, folders, version, mount });

  const gateway = new Gateway({
    app,
    rooms,
    dispatcher: createDispatcher({
      handlers: {
        ...sessionCommands(guard, announcements.socketVerified),
        ...ticketsCommands({ tickets, timeline, rooms, presence: announcements.presence }),
        ...timelineCommands(timeline, announcements.typing),
      },
      greeting: new Greeting({
        rooms,
        activity,
        verify: (accessToken, cookie) => guard.verifySocket(accessToken, cookie),
        verified: announcements.socketVerified,
        oldestDesktop: config.oldestDesktop,
        heartbeat: HEARTBEAT_MS,
      }),
      frameLimit: config.limits.framesPerSocket,
      log,
    }),
    originAllowed: (origin, host) => origins.allows(origin, host),
    left: (ticketId) => announcements.presence.changed(ticketId),
    heartbeat: HEARTBEAT_MS,
    mostSockets: MOST_SOCKETS,
  });
  observe(metrics.registry, {
    db,
    version,
    sockets: () => rooms.everyone.size,
    waiting: {
      entries: () => appends.waiting,
      tickets: () => openings.waiting,
      read_marks: () => timeline.waiting,
    },
    draining: () => retired,
  });

  const server = hardenServer(createServer(serverOptions, oneByOne(app.callback())));
  gateway.attach(server);
  messageIndex.start();
  reports.counts.start();
  // Alone there is nobody else who could forget to say something.
  if (!config.embedded) {
    watch.start(() => {
      metrics.missed();
      announcements.missed();
    });
  }
  return {
    server,
    accounts,
    tickets,
    ticketLists,
    timeline,
    reportCounts: reports.counts,
    retire() {
      retired = true;
      server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
    },
    async drain() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      released.stop();
      await gateway.close();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      server.closeAllConnections();
      await Promise.all([appends.drain(), openings.drain(), timeline.drain()]);
      watch.stop();
      accountEnds.stop();
      await Promise.all([messageIndex.stop(), reports.counts.stop()]);
      announcements.close();
    },
  };
}
