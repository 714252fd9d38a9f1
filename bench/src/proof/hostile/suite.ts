import type { Suite, Trial } from '../proof.ts';
import { startSite } from '../site/site.ts';
import { commandMatrix, endpointMatrix } from './authorisation/matrix.trial.ts';
import { httpBytes } from './bytes/http.trial.ts';
import { type Attempt, Ground } from './ground.ts';
import { spoiltCommands, validCommands } from './inputs/commands.trial.ts';
import { spoiltRequests, strangeBodies, validRequests } from './inputs/endpoints.trial.ts';
import { hangUp } from './people/exchange.ts';
import { searchLogs, searchTroubles } from './secrets/leaks.ts';
import { Secrets } from './secrets/secrets.ts';
import { forgedTokens, misplacedTokens } from './tokens/forgery.trial.ts';
import { graceSeconds, rotation } from './tokens/rotation.trial.ts';

const attempts: readonly Attempt[] = [
  endpointMatrix,
  commandMatrix,
  validRequests,
  spoiltRequests,
  strangeBodies,
  validCommands,
  spoiltCommands,
  forgedTokens,
  misplacedTokens,
  rotation,
  httpBytes,
];

/** What somebody sends who means harm, or does not know better, against a site of its own that logs all it can. */
export const hostile: Suite = async (depth, say) => {
  const site = await startSite({ env: { LOG_LEVEL: 'trace', ROTATION_GRACE: `${graceSeconds}s` } });
  try {
    const ground = new Ground(site, depth, new Secrets());
    const trials: Trial[] = [];
    for (const { name, run } of attempts) {
      const began = performance.now();
      trials.push({ name, ...(await run(ground).catch(failed)) });
      say(`${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    }
    trials.push(await searchTroubles(site), await searchLogs(site, ground.secrets));
    return trials;
  } finally {
    hangUp();
    await site.stop();
  }
};

const failed = (cause: unknown): Omit<Trial, 'name'> => ({
  tried: 1,
  failures: [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)],
});
