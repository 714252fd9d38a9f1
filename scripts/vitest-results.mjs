import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './bootstrap.mjs';

/**
 * What a run of Vitest came to. Tests are named by file and full name, `told` is a failure's own words; `again` are
 * those that passed only when run once more.
 * @typedef {{name: string, told: string}} Told
 * @typedef {{passed: string[], notRun: string[], failed: Told[], again: Told[]}} Results
 */

/**
 * A reporter of Vitest that writes `Results` as JSON to the file TEST_RESULTS_FILE names. A file that does not load
 * and an error outside any test count as failed tests.
 */
export default class VitestResults {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} outside
   */
  onTestRunEnd(modules, outside) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const withState = (/** @type {string} */ state) => tests.filter((test) => test.result().state === state);
    const again = withState('passed').filter((test) => test.diagnostic()?.flaky);
    /** @type {Results} */
    const results = {
      passed: withState('passed').map(nameOf),
      notRun: [...withState('skipped'), ...withState('pending')].map(nameOf),
      failed: [
        ...withState('failed').map(tell),
        ...modules.flatMap((module) => module.errors().map(({ message }) => ({ name: pathOf(module), told: message }))),
        ...outside.map(({ message }) => ({ name: 'outside any test', told: message })),
      ],
      again: again.map(tell),
    };
    const file = process.env['TEST_RESULTS_FILE'];
    if (file) writeFileSync(file, JSON.stringify(results));
  }
}

/** @param {import('vitest/node').TestModule} module */
const pathOf = (module) => relative(root, module.moduleId);

/** @param {import('vitest/node').TestCase} test */
const nameOf = (test) => `${pathOf(test.module)} › ${test.fullName}`;

/** @param {import('vitest/node').TestCase} test @returns {Told} */
const tell = (test) => ({
  name: nameOf(test),
  told: (test.result().errors ?? []).map((error) => error.stack ?? error.message).join('\n'),
});
