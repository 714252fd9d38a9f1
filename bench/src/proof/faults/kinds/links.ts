import type { Link } from '../../site/link.ts';
import type { Site } from '../../site/site.ts';
import type { Random } from '../random.ts';
import { during, type Kind, lasting } from './kind.ts';

type Place = 'the database' | 'Redis' | 'clients';

/** The line of all replicas, or of one alone, to a store; or that of one replica to its clients. */
function lineTo(place: Place, { links, replicas }: Site, random: Random): { link: Link; name: string } {
  const one = random.pick(replicas);
  if (place === 'clients') return { link: one.link, name: `the line between clients and ${one.name}` };
  const [all, own] = place === 'Redis' ? [links.redis, one.redis] : [links.database, one.database];
  return random.chance(0.5)
    ? { link: all, name: `the lines to ${place}` }
    : { link: own, name: `the line of ${one.name} to ${place}` };
}

const hurts = {
  cut: (link: Link) => link.cut(),
  stalled: (link: Link) => link.stall(),
  slow: (link: Link, random: Random) =>
    link.slow(
      random.chance(0.5) ? { latencyMs: random.between(100, 800) } : { bytesPerSecond: random.between(3_000, 60_000) },
    ),
};

const kind = (place: Place, hurt: keyof typeof hurts): Kind => ({
  name: `line to ${place} ${hurt}`,
  weight: 3,
  draw(field, random) {
    const { link, name } = lineTo(place, field.site, random);
    return during(
      `${name} ${hurt}`,
      lasting(field, random),
      () => hurts[hurt](link, random),
      () => link.mend(),
    );
  },
});

/**
 * Transactions get as far as their commit and no further, or it is done and nobody is told so: what is acknowledged for all
 * that would be lost, what is taken for lost would be there twice.
 */
const commits: Kind = {
  name: 'commits fail',
  weight: 4,
  draw(field, random) {
    const { link, name } = lineTo('the database', field.site, random);
    const when = random.chance(0.5) ? 'before they arrive' : 'before the answer';
    return during(
      `${name} broken at each commit, ${when}`,
      1_000 + lasting(field, random),
      () => link.breakAt('COMMIT', when),
      () => link.mend(),
    );
  },
};

/** Every line, hurt in every way. */
export const linkKinds: readonly Kind[] = [
  ...(['the database', 'Redis', 'clients'] as const).flatMap((place) =>
    (['cut', 'stalled', 'slow'] as const).map((hurt) => kind(place, hurt)),
  ),
  commits,
];
