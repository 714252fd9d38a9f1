import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { endToEnd } from './e2e.mjs';
import { integration } from './integration.mjs';
import { packaging } from './packaging.mjs';
import { prove } from './prove.mjs';
import { say } from './say.mjs';
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
heading('Integration tests');
suites.push(...(await integration()));
heading('Packaging');
suites.push(...(built.code === 0 ? await packaging() : [skipped('packaging', 'the build failed')]));
heading('Proof, in short');
suites.push(...(built.code === 0 ? await prove(['--short', '--seed', '1']) : [skipped('proof', 'the build failed')]));
heading('End-to-end stories');
suites.push(...(built.code === 0 ? await endToEnd() : [skipped('end to end', 'the build failed')]));
conclude(suites);

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
