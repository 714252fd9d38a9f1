import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { OwnAccountService } from './own-account.service.ts';
import type { SessionService } from './session.service.ts';

type Endpoints = typeof http.session;

/** Puts what signing in gives where it belongs: the access token in the body, the refresh token in the cookie. */
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly ownAccount: OwnAccountService,
  ) {}

  readonly signUp: Handler<Endpoints['signUp']> = async ({ body, origin }) => {
    const { signedIn, refreshToken } = await this.sessions.signUp(body, origin);
    return { status: 201, body: signedIn, refreshToken };
  };

  readonly logIn: Handler<Endpoints['logIn']> = async ({ body, origin }) => {
    const { signedIn, refreshToken } = await this.sessions.logIn(body, origin);
    return { status: 200, body: signedIn, refreshToken };
  };

  readonly refresh: Handler<Endpoints['refresh']> = async ({ origin }) => {
    const { signedIn, refreshToken } = await this.sessions.refresh(origin.refreshToken);
    return { status: 200, body: signedIn, refreshToken };
  };

  readonly logOut: Handler<Endpoints['logOut']> = async ({ origin }) => {
    await this.sessions.logOut(origin.refreshToken);
    return { status: 204, refreshToken: null };
  };

  readonly me: Handler<Endpoints['me']> = async ({ session }) => ({ status: 200, body: session.user });

  readonly rename: Handler<Endpoints['rename']> = async ({ session, body }) => ({
    status: 200,
    body: await this.ownAccount.rename(session, body),
  });

  readonly changePassword: Handler<Endpoints['changePassword']> = async ({ session, body, origin }) => {
    const { signedIn, refreshToken } = await this.ownAccount.changePassword(session, body, origin);
    return { status: 200, body: signedIn, refreshToken };
  };

  readonly devices: Handler<Endpoints['devices']> = async ({ session }) => ({
    status: 200,
    body: { items: await this.sessions.devices(session), nextCursor: null },
  });

  readonly endDevice: Handler<Endpoints['endDevice']> = async ({ session, params }) => {
    await this.sessions.endDevice(session, params.id);
    return { status: 204, ...(params.id === session.id && { refreshToken: null }) };
  };

  readonly endOtherDevices: Handler<Endpoints['endOtherDevices']> = async ({ session }) => {
    await this.sessions.endOtherDevices(session);
    return { status: 204 };
  };
}
