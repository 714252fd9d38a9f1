import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { Limit } from '../../http/limits.ts';
import type { TimelineController } from './timeline.controller.ts';

export const timelineRoutes = (router: ApiRouter, timeline: TimelineController, messageLimit: Limit) =>
  router
    .on(http.timeline.list, timeline.list)
    .on(http.timeline.post, messageLimit, timeline.post)
    .on(http.timeline.markRead, timeline.markRead);
