import type { IconName } from '@tandem/ui';
import type { ViewName } from '../inbox/inbox-query.ts';

export const viewIcon: Record<ViewName, IconName> = {
  mine: 'user',
  unassigned: 'inbox',
  waiting: 'clock',
  answered: 'send',
  urgent: 'arrow-up',
  resolved: 'circle-check',
  closed: 'archive',
  all: 'menu',
};
