import type { Knex } from 'knex';
import * as accounts from './0001-accounts.ts';
import * as categories from './0002-categories.ts';
import * as firstCategories from './0003-first-categories.ts';
import * as tickets from './0004-tickets.ts';
import * as timelineEntries from './0005-timeline-entries.ts';
import * as ticketReads from './0006-ticket-reads.ts';
import * as activityReads from './0007-activity-reads.ts';
import * as idempotencyKeys from './0008-idempotency-keys.ts';
import * as ticketSearch from './0009-ticket-search.ts';
import * as timelineSearch from './0010-timeline-search.ts';
import * as timelineAtIndex from './0011-timeline-at-index.ts';
import * as messageSearchProgress from './0012-message-search-progress.ts';
import * as messageSearchStart from './0013-message-search-start.ts';
import * as ticketListIndexes from './0014-ticket-list-indexes.ts';
import * as timelineTold from './0015-timeline-told.ts';
import * as timelineToldSoFar from './0016-timeline-told-so-far.ts';
import * as timelineToldIndexes from './0017-timeline-told-indexes.ts';
import * as ticketSeen from './0018-ticket-seen.ts';
import * as categoriesRetired from './0019-categories-retired.ts';
import * as replyDrafts from './0020-reply-drafts.ts';
import * as savedViews from './0021-saved-views.ts';
import * as preferences from './0022-preferences.ts';
import * as reportDays from './0023-report-days.ts';
import * as reportProgress from './0024-report-progress.ts';
import * as consoles from './0025-consoles.ts';
import * as reportPairs from './0026-report-pairs.ts';
import * as reportPairProgress from './0027-report-pair-progress.ts';
import * as ticketAwaiting from './0028-ticket-awaiting.ts';
import * as ticketAwaitingSoFar from './0029-ticket-awaiting-so-far.ts';
import * as ticketAwaitingIndex from './0030-ticket-awaiting-index.ts';

/** In order. One step each: MySQL does not roll DDL back, so a step that fails must have changed nothing. */
const migrations: readonly (readonly [name: string, migration: Knex.Migration])[] = [
  ['0001-accounts', accounts],
  ['0002-categories', categories],
  ['0003-first-categories', firstCategories],
  ['0004-tickets', tickets],
  ['0005-timeline-entries', timelineEntries],
  ['0006-ticket-reads', ticketReads],
  ['0007-activity-reads', activityReads],
  ['0008-idempotency-keys', idempotencyKeys],
  ['0009-ticket-search', ticketSearch],
  ['0010-timeline-search', timelineSearch],
  ['0011-timeline-at-index', timelineAtIndex],
  ['0012-message-search-progress', messageSearchProgress],
  ['0013-message-search-start', messageSearchStart],
  ['0014-ticket-list-indexes', ticketListIndexes],
  ['0015-timeline-told', timelineTold],
  ['0016-timeline-told-so-far', timelineToldSoFar],
  ['0017-timeline-told-indexes', timelineToldIndexes],
  ['0018-ticket-seen', ticketSeen],
  ['0019-categories-retired', categoriesRetired],
  ['0020-reply-drafts', replyDrafts],
  ['0021-saved-views', savedViews],
  ['0022-preferences', preferences],
  ['0023-report-days', reportDays],
  ['0024-report-progress', reportProgress],
  ['0025-consoles', consoles],
  ['0026-report-pairs', reportPairs],
  ['0027-report-pair-progress', reportPairProgress],
  ['0028-ticket-awaiting', ticketAwaiting],
  ['0029-ticket-awaiting-so-far', ticketAwaitingSoFar],
  ['0030-ticket-awaiting-index', ticketAwaitingIndex],
];

type Step = (typeof migrations)[number];

/** The one set of migrations, for every dialect, named in code so that a build needs no folder to be scanned. */
export const migrationSource: Knex.MigrationSource<Step> = {
  getMigrations: async () => [...migrations],
  getMigrationName: ([name]) => name,
  getMigration: async ([, migration]) => migration,
};
