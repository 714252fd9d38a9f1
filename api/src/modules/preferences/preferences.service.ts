import { type Actor, type Preferences, plainPreferences } from '@tandem/contract';
import type { PreferencesRepository } from './preferences.repository.ts';

/** Tells every connection of an account, on every replica. Must not throw. */
type Announce = (accountId: number, preferences: Preferences) => void;

/** Of what people want to be told; each their own. */
export class PreferencesService {
  constructor(
    private readonly repository: PreferencesRepository,
    private readonly announce: Announce,
  ) {}

  async of({ id }: Actor): Promise<Preferences> {
    return (await this.repository.of(id)) ?? plainPreferences;
  }

  async keep({ id }: Actor, preferences: Preferences): Promise<void> {
    await this.repository.keep(id, preferences);
    this.announce(id, preferences);
  }
}
