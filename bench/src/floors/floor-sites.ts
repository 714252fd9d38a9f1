import { randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Credentials } from '../load/credentials.ts';
import { compiled } from '../process/compiled.ts';
import { ServerProcess } from '../process/server-process.ts';
import type { Kind, Site } from '../scenarios/site.ts';
import type { PrivateStores } from '../stores/private-stores.ts';
import { CUSTOMERS } from '../subject/population.ts';
import { populateFloor } from './population.ts';
import { floorSessionKey } from './settings.ts';

type FloorName = 'http' | 'socket';

const HOURS = 4 * 3_600;

/** Starts floors on one set of stores, with people whose tokens and sessions are simply made. */
export class FloorSites {
  private readonly secrets = { access: randomBytes(48).toString('hex'), refresh: randomBytes(48).toString('hex') };
  private readonly made = new Map<string, Credentials>();
  private populated: Promise<void> | undefined;

  constructor(private readonly stores: PrivateStores) {}

  async start(floor: FloorName, name: string, env: Readonly<Record<string, string>> = {}): Promise<Site> {
    this.populated ??= populateFloor(this.stores.floorPool);
    await this.populated;
    const server = await ServerProcess.start({
      script: compiled(`floors/${floor}-floor.js`),
      readyPath: '/bare',
      env: {
        ...env,
        NODE_ENV: 'production',
        DATABASE_URL: this.stores.floorDatabaseUrl,
        REDIS_URL: this.stores.redisUrl,
        ACCESS_TOKEN_SECRET: this.secrets.access,
        REFRESH_TOKEN_SECRET: this.secrets.refresh,
      },
    });
    const watched = { server: server.pid, database: this.stores.databasePid };
    return { name, server, watched, people: (kind, count) => this.people(kind, count) };
  }

  private async people(kind: Kind, count: number): Promise<Credentials[]> {
    const people = Array.from({ length: count }, (_, index) => this.person(kind, index));
    const sessions = this.stores.redis.pipeline();
    for (const { id } of people) sessions.set(floorSessionKey(`floor-${id}`), '{"live":true}', 'EX', HOURS);
    await sessions.exec();
    return people;
  }

  private person(kind: Kind, index: number): Credentials {
    const id = (kind === 'staff' ? CUSTOMERS : 0) + index + 1;
    const known = this.made.get(`${id}`);
    if (known) return known;
    const about = { sid: `floor-${id}`, role: kind === 'staff' ? 'agent' : 'customer' };
    const sign = (typ: string, secret: string) =>
      jwt.sign({ ...about, typ, jti: randomBytes(16).toString('hex') }, secret, { subject: `${id}`, expiresIn: HOURS });
    const person = {
      id,
      accessToken: sign('access', this.secrets.access),
      cookie: `tandem_refresh=${sign('refresh', this.secrets.refresh)}`,
    };
    this.made.set(`${id}`, person);
    return person;
  }
}
