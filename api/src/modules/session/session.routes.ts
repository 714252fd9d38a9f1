import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { Limit } from '../../http/limits.ts';
import type { SessionController } from './session.controller.ts';

export const sessionRoutes = (router: ApiRouter, session: SessionController, renames: Limit) =>
  router
    .on(http.session.signUp, session.signUp)
    .on(http.session.logIn, session.logIn)
    .on(http.session.refresh, session.refresh)
    .on(http.session.logOut, session.logOut)
    .on(http.session.me, session.me)
    .on(http.session.rename, renames, session.rename)
    .on(http.session.changePassword, session.changePassword)
    .on(http.session.devices, session.devices)
    .on(http.session.endDevice, session.endDevice)
    .on(http.session.endOtherDevices, session.endOtherDevices);
