import type { Person } from '../people/person.ts';
import { during, type Kind, lasting } from './kind.ts';

const HOUR = 3_600_000;
const names = (people: readonly Person[]) => people.map(({ account }) => account.name).join(', ');
const A_FEW = 6;

const clock = (name: string, offset: number): Kind => ({
  name,
  weight: 1,
  draw(field, random) {
    const some = random.some(field.people, A_FEW);
    return during(
      `${name}: ${names(some)}`,
      lasting(field, random),
      () => {
        for (const { device } of some) device.time.offset = offset;
      },
      () => undefined, // it stays so until somebody sets it otherwise
    );
  },
});

const lid: Kind = {
  name: 'laptops closed and opened',
  weight: 3,
  draw(field, random) {
    const some = random.some(field.people, A_FEW);
    return during(
      `laptops closed: ${names(some)}`,
      lasting(field, random),
      () => some.forEach(({ device }) => void device.sleep()),
      () => some.forEach(({ device }) => void device.wake()),
    );
  },
};

/** What happens to the machines people sit at. */
export const deviceKinds: readonly Kind[] = [
  clock('clocks set an hour ahead', HOUR),
  clock('clocks set an hour back', -HOUR),
  clock('clocks set right', 0),
  lid,
];
