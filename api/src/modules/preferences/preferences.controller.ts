import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { PreferencesService } from './preferences.service.ts';

type Endpoints = typeof http.preferences;

export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  readonly read: Handler<Endpoints['read']> = async ({ session }) => ({
    status: 200,
    body: await this.preferences.of(session.participant),
  });

  readonly keep: Handler<Endpoints['keep']> = async ({ session, body }) => {
    await this.preferences.keep(session.participant, body);
    return { status: 204 };
  };
}
