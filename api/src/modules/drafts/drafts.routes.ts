import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { DraftsController } from './drafts.controller.ts';

export const draftsRoutes = (router: ApiRouter, drafts: DraftsController) =>
  router.on(http.drafts.read, drafts.read).on(http.drafts.keep, drafts.keep);
