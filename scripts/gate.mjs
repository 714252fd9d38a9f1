import { availableParallelism } from 'node:os';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { endToEnd, ensureBrowser } from './e2e.mjs';
import { integration } from './integration.mjs';
import { packaging } from './packaging.mjs';
import { ensurePrograms } from './programs.mjs';
import { prove } from './prove.mjs';
import { later, say } from './say.mjs';
import { checked, conclude, skipped } from './suite.mjs';
import { unit } from './unit.mjs';
import { weigh } from './weigh.mjs';

bootstrap();
/** @type {import('./suite.mjs').Suite[]} */
const suites = [];
heading('Checks');
suites.push(...(await check()));
heading('Build');
const built = await timedBuild();
suites.push(checked('build', built));
suites.push(...(built.code === 0 ? weigh() : [skipped('weight of the portal', 'the build failed')]));
heading('Unit tests');
suites.push(...(await unit()));
heading('End-to-end stories');
fetchPrograms();
// Two cores have enough to do with the stories: beside others they took half as long again, and one had to be run twice.
const beside = availableParallelism() > 2 ? later(whatWaits) : undefined;
suites.push(...(built.code === 0 ? await endToEnd() : [skipped('end to end', 'the build failed')]));
beside?.speak();
suites.push(...(await (beside?.result ?? whatWaits())));
conclude(suites);

/** What waits for stores, timers and programs more than it computes, one after the other: with cores to spare beside the stories, two rows at most. */
async function whatWaits() {
  heading('Integration tests');
  const integrated = await integration();
  heading('Packaging');
  const packed = built.code === 0 ? await packaging() : [skipped('packaging', 'the build failed')];
  heading('Proof, in short');
  const proven = built.code === 0 ? await prove(['--short', '--seed', '1']) : [skipped('proof', 'the build failed')];
  return [...integrated, ...packed, ...proven];
}

/** Before two rows of suites begin: while apt runs this process hears nothing. A suite that lacks one says so itself. */
function fetchPrograms() {
  for (const fetch of [ensureBrowser, () => ensurePrograms('mariadbd', 'redis-server')]) {
    try {
      fetch();
    } catch {}
  }
}

/** @param {string} words */
function heading(words) {
  say(`\n── ${words} ${'─'.repeat(Math.max(0, 76 - words.length))}`);
}

/** @returns {Promise<import('./run.mjs').Outcome>} */
async function timedBuild() {
  const began = performance.now();
  const words = await build().then(() => undefined, String);
  return { code: words === undefined ? 0 : 1, output: words ?? '', seconds: (performance.now() - began) / 1_000 };
}
