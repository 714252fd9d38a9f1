import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { PreferencesController } from './preferences.controller.ts';

export const preferencesRoutes = (router: ApiRouter, preferences: PreferencesController) =>
  router.on(http.preferences.read, preferences.read).on(http.preferences.keep, preferences.keep);
