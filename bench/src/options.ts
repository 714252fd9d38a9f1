import { type ScenarioName, scenarioNames } from './scenarios/names.ts';

export interface Options {
  readonly scenarios: readonly ScenarioName[];
  readonly quick: boolean;
  /** A folder for CPU profiles of the api, one per scenario. */
  readonly profiles: string | undefined;
}

const usage = `Usage: npm run bench -- [scenario …] [--quick] [--profile <folder>]
Scenarios: ${scenarioNames.join(', ')}; all of them when none is named.`;

/** Reads the command line; throws with the usage when it does not fit. */
export function readOptions(words: readonly string[]): Options {
  const rest = [...words];
  const named: ScenarioName[] = [];
  let quick = false;
  let profiles: string | undefined;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--quick') quick = true;
    else if (word === '--profile') {
      profiles = rest.shift();
      if (profiles === undefined) throw new Error(`--profile needs a folder.\n${usage}`);
    } else if (isScenario(word)) named.push(word);
    else throw new Error(`${word} is not known.\n${usage}`);
  }
  return { scenarios: named.length > 0 ? [...new Set(named)] : scenarioNames, quick, profiles };
}

const isScenario = (word: string): word is ScenarioName => (scenarioNames as readonly string[]).includes(word);
