import type { Outcome } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { chat } from './chat.ts';
import { create } from './create.ts';
import { fanout } from './fanout.ts';
import { idle } from './idle.ts';
import { list } from './list.ts';
import { login } from './login.ts';
import type { ScenarioName } from './names.ts';
import { reconnect } from './reconnect.ts';

export const scenarios: Record<ScenarioName, (bench: Bench) => Promise<Outcome>> = {
  list,
  create,
  chat,
  idle,
  fanout,
  reconnect,
  login,
};
