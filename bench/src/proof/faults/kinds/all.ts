import { contentKinds } from './contents.ts';
import { deviceKinds } from './devices.ts';
import type { Fault, Kind } from './kind.ts';
import { linkKinds } from './links.ts';
import { processKinds } from './processes.ts';

const single: readonly Kind[] = [...processKinds, ...linkKinds, ...contentKinds, ...deviceKinds];

/** Two different things at the same moment. */
const both: Kind = {
  name: 'two at once',
  weight: 8,
  draw(field, random) {
    const faults: Fault[] = random.some([...processKinds, ...linkKinds], 2).map((kind) => kind.draw(field, random));
    return {
      what: faults.map(({ what }) => what).join(' and '),
      async happen() {
        // Whether a process can end in order while something else is broken is no question here.
        await Promise.all(faults.map((fault) => fault.happen()));
        return undefined;
      },
    };
  },
};

/** Every kind of fault there is. */
export const kinds: readonly Kind[] = [...single, both];

/** As often as their weights say. */
export const weighted: readonly Kind[] = kinds.flatMap((kind) => Array<Kind>(kind.weight).fill(kind));
