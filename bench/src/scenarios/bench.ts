import { FloorSites } from '../floors/floor-sites.ts';
import { Generator } from '../load/generator.ts';
import { cpuProfile } from '../process/profile.ts';
import type { PrivateStores } from '../stores/private-stores.ts';
import { Tandem } from '../subject/tandem.ts';
import type { Pace } from './pace.ts';
import type { Cast, Site } from './site.ts';

/** What a scenario works with. Everything it starts ends with `clear`, however the scenario went. */
export class Bench {
  private readonly open: { stop(): Promise<void> }[] = [];
  private readonly floors: FloorSites;

  private constructor(
    readonly pace: Pace,
    readonly stores: PrivateStores,
    private readonly subject: Tandem,
    private readonly profiles: string | undefined,
  ) {
    this.floors = new FloorSites(stores);
  }

  static async prepare(pace: Pace, stores: PrivateStores, profiles?: string): Promise<Bench> {
    return new Bench(pace, stores, await Tandem.prepare(stores), profiles);
  }

  /** `scenario` names the profile when profiles are wanted; nobody beyond `cast` can be asked for. */
  async tandem(scenario: string, cast: Cast): Promise<Site> {
    const site = await this.subject.start(cast, this.profiles ? cpuProfile(this.profiles, scenario) : []);
    this.open.push(site.server);
    return site;
  }

  async floor(...what: Parameters<FloorSites['start']>): Promise<Site> {
    const site = await this.floors.start(...what);
    this.open.push(site.server);
    return site;
  }

  generator(): Generator {
    const generator = new Generator();
    this.open.push(generator);
    return generator;
  }

  /** Ends every process the scenario started, the latest first. */
  async clear(): Promise<void> {
    for (let last = this.open.pop(); last; last = this.open.pop()) await last.stop();
  }

  async end(): Promise<void> {
    await this.clear();
    await this.subject.remove();
  }
}
