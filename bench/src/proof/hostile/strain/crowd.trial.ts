import { RawLine } from '../bytes/raw-line.ts';
import { handshake } from '../bytes/socket.trial.ts';
import type { Attempt } from '../ground.ts';
import { heldBy, letGo, mebibytes } from './resources.ts';
import { watched } from './watch.ts';

const MIB = 1_048_576;
const AT_ONCE = 100;

/** Thousands who connect and go no further: half without a hello, the others with an unfinished upgrade or nothing. */
export const crowd: Attempt = {
  name: 'crowds: half-open upgrades, sockets without a hello',
  run: (ground) =>
    watched(ground, async () => {
      const replica = ground.site.replicas[0];
      if (!replica) throw new Error('There is no replica.');
      const before = await heldBy(replica);
      const many = ground.times(300, 2_000);
      const beginnings =
        ground.depth.name === 'full' ? [handshake, handshake, handshake.slice(0, -4), ''] : [handshake];
      const lines: RawLine[] = [];
      try {
        for (let from = 0; from < many; from += AT_ONCE) {
          const group = Array.from({ length: AT_ONCE }, async (_, index) => {
            const line = await RawLine.open(replica.port);
            line.send(beginnings[index % beginnings.length] as string);
            lines.push(line);
            // The others are taken in by then: connections are, in their order.
            if (index % beginnings.length === 0) await line.until((text) => text.includes('\r\n\r\n'), 10_000);
          });
          await Promise.all(group);
        }
        const during = await heldBy(replica);
        // Five seconds for a hello, ten for headers; both are looked at now and then.
        const failures = await letGo(replica, before, ground.times(10_000, 20_000));
        const after = await heldBy(replica);
        const each = (during.heap - before.heap) / many;
        if (each > 65_536) failures.push(`each took ${(each / 1_024).toFixed(0)} KiB`);
        if (after.heap - before.heap > 20 * MIB)
          failures.push(`${mebibytes(after.heap - before.heap)} were not given back`);
        return { tried: many, failures, figures: { each: `${(each / 1_024).toFixed(1)} KiB` } };
      } finally {
        for (const line of lines) line.cut();
      }
    }),
};
