import type { Depth, Suite, Trial } from '../proof.ts';
import { searchLogs, searchTroubles } from '../secrets/leaks.ts';
import { Secrets } from '../secrets/secrets.ts';
import { startSite } from '../site/site.ts';
import { commandMatrix, endpointMatrix } from './authorisation/matrix.trial.ts';
import { httpBytes } from './bytes/http.trial.ts';
import { socketBytes } from './bytes/socket.trial.ts';
import { type Attempt, Ground } from './ground.ts';
import { spoiltCommands, validCommands } from './inputs/commands.trial.ts';
import { spoiltRequests, strangeBodies, validRequests } from './inputs/endpoints.trial.ts';
import { hangUp } from './people/exchange.ts';
import { crowd } from './strain/crowd.trial.ts';
import { floods } from './strain/floods.trial.ts';
import { lingering } from './strain/lingering.trial.ts';
import { slowAnswers, slowSockets } from './strain/slow-readers.trial.ts';
import { forgedTokens, misplacedTokens } from './tokens/forgery.trial.ts';
import { graceSeconds, rotation } from './tokens/rotation.trial.ts';

type Line = readonly Attempt[];

/** Who may what. Nothing in there depends on how long it takes, so it may run beside other things. */
const permission: readonly Line[] = [
  [endpointMatrix, commandMatrix],
  [forgedTokens, misplacedTokens, rotation],
];
/** After it, since random requests change whichever tickets there are. */
const inputs: Line = [validRequests, spoiltRequests, strangeBodies, validCommands, spoiltCommands];
/** About what one client can take from the others: one after the other, each with the process to itself. */
const strain: Line = [httpBytes, socketBytes, crowd, lingering, floods, slowSockets, slowAnswers];

/** What somebody sends who means harm, or does not know better, against a site of its own that logs all it can. */
export const hostile: Suite = async (depth, say) => {
  const site = await startSite({
    direct: true,
    env: { LOG_LEVEL: 'trace', ROTATION_GRACE: `${graceSeconds}s` },
  });
  try {
    const ground = new Ground(site, depth, new Secrets());
    const trials: Trial[] = [];
    for (const lines of linesFor(depth)) {
      const told = await Promise.all(lines.map((line) => inTurn(line, ground, say)));
      trials.push(...told.flat());
    }
    return [...trials, await searchTroubles(site), await searchLogs(site, ground.secrets)];
  } finally {
    hangUp();
    await site.stop();
  }
};

/** The strain that is over in a few seconds. */
const briefStrain: Line = [httpBytes, socketBytes, floods];

/** What runs side by side, step by step. */
const linesFor = ({ name }: Depth): readonly (readonly Line[])[] =>
  name === 'full' ? [permission, [inputs], [strain]] : [permission, [inputs, briefStrain]];

async function inTurn(line: Line, ground: Ground, say: (words: string) => void): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { name, run } of line) {
    const began = performance.now();
    trials.push({ name, ...(await run(ground).catch(failed)) });
    say(`${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  }
  return trials;
}

const failed = (cause: unknown): Omit<Trial, 'name'> => ({
  tried: 1,
  failures: [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)],
});
