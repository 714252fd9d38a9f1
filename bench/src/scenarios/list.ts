import { apiPrefix } from '@tandem/contract';
import type { Generator } from '../load/generator.ts';
import type { Measured } from '../load/measured.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { inTurn, middle } from './rounds.ts';
import type { Site } from './site.ts';

const PAGE = `${apiPrefix}/tickets?limit=10`;

/**
 * Staff read a page of 10 out of 200,000 tickets: all the first one, for capacity; each a page of their own, which nobody can
 * share; the 900th against the first, for depth.
 */
export async function list(bench: Bench): Promise<Outcome> {
  const floor = await bench.floor('http', 'Koa + auth + one query');
  const tandem = await bench.tandem('list', { customer: 0, staff: 16 });
  const generator = bench.generator();
  const reader = new Reader(bench, generator);

  const bare = await reader.read(floor, ['/bare'], 64);
  const authorised = await reader.read(floor, ['/authorised'], 64);
  const byRate = { by: (measured: Measured) => measured.perSecond };
  const page = await inTurn(
    bench.pace.rounds,
    { run: () => reader.read(floor, [PAGE], 64), ...byRate },
    { run: () => reader.read(tandem, [PAGE], 64), ...byRate },
  );
  const pages = { floor: await pagesOf(floor, 64), tandem: await pagesOf(tandem, 64) };
  const own = await inTurn(
    bench.pace.rounds,
    { run: () => reader.read(floor, pages.floor, 64, bench.pace.ownPages), ...byRate },
    { run: () => reader.read(tandem, pages.tandem, 64, bench.pace.ownPages), ...byRate },
  );
  const depth = { floor: await reader.depth(floor), tandem: await reader.depth(tandem) };
  return {
    findings: [
      { budget: 'list', floor: page.floor.perSecond, tandem: page.tandem.perSecond },
      { budget: 'deepList', floor: depth.floor.ratio, tandem: depth.tandem.ratio },
    ],
    rows: [
      row('fixed page, 64 connections', 'bare Koa', bare),
      row('fixed page, 64 connections', 'Koa + 2 JWT + Redis GET', authorised),
      row('page of 10, 64 connections', floor.name, page.floor),
      row('page of 10, 64 connections', tandem.name, page.tandem),
      row('64 different pages of 10, 64 connections', floor.name, own.floor),
      row('64 different pages of 10, 64 connections', tandem.name, own.tandem),
      ...[
        { site: floor, measured: depth.floor },
        { site: tandem, measured: depth.tandem },
      ].flatMap(({ site, measured: { first, deep } }) => [
        row('page 1, 4 connections', site.name, first),
        row('page 900, 4 connections', site.name, deep),
      ]),
    ],
  };
}

interface Duration {
  readonly warmSeconds: number;
  readonly seconds: number;
}

class Reader {
  constructor(
    private readonly bench: Bench,
    private readonly generator: Generator,
  ) {}

  async read(
    site: Site,
    paths: readonly string[],
    connections: number,
    during: Duration = this.bench.pace,
  ): Promise<Measured> {
    const { warmSeconds, seconds } = during;
    const people = await site.people('staff', 16);
    const { watched } = site;
    const load = { port: site.server.port, paths, people, connections, warmSeconds, seconds, watched };
    return this.generator.run('requests', load);
  }

  /**
   * Page 1 and page 900 with few connections, where latency is work and not waiting. They take short turns, and each turn
   * is held against the one beside it: a machine that is slow for a while is slow for both.
   */
  async depth(site: Site) {
    const [deepest = PAGE] = (await pagesOf(site, 900)).slice(-1);
    const { depth } = this.bench.pace;
    const pages: { first: Measured; deep: Measured }[] = [];
    for (let pass = 0; pass < depth.passes; pass++) {
      const first = await this.read(site, [PAGE], 4, depth);
      pages.push({ first, deep: await this.read(site, [deepest], 4, depth) });
    }
    const first = middle(pages, (page) => page.first.latency.p50).first;
    const deep = middle(pages, (page) => page.deep.latency.p50).deep;
    const ratio = (page: (typeof pages)[number]) => page.deep.latency.p50 / page.first.latency.p50;
    return { first, deep, ratio: ratio(middle(pages, ratio)) };
  }
}

/** The addresses of so many pages of 10, one after the other, found by turning them. */
async function pagesOf(site: Site, count: number): Promise<string[]> {
  const [who] = await site.people('staff', 1);
  if (!who) throw new Error('Nobody is signed in.');
  const pages = [PAGE];
  while (pages.length < count) {
    const reply = await fetch(`http://127.0.0.1:${site.server.port}${pages.at(-1)}`, {
      headers: { Authorization: `Bearer ${who.accessToken}`, Cookie: who.cookie },
      signal: AbortSignal.timeout(10_000),
    });
    const { items, nextCursor } = (await reply.json()) as { items?: unknown[]; nextCursor?: string };
    if (items?.length !== 10 || !nextCursor) throw new Error(`${pages.at(-1)} of ${site.name} is not a page of 10.`);
    pages.push(`${PAGE}&cursor=${nextCursor}`);
  }
  return pages;
}

const row = (load: string, server: string, { perSecond, latency, cpu }: Measured): Row => ({
  load,
  server,
  perSecond,
  p50: latency.p50,
  p99: latency.p99,
  cpu,
});
