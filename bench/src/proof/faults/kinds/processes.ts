import type { StoreServer } from '../../../stores/private-stores.ts';
import type { Field } from '../field.ts';
import { pause } from '../pause.ts';
import { during, type Fault, type Kind, lasting, seconds } from './kind.ts';

const turns = new WeakMap<object, Promise<unknown>>();

/** Two faults at once never meet in one process: ended while it starts again, it would be a start that failed. */
const inTurn = (process: object, fault: Fault): Fault => ({
  what: fault.what,
  happen() {
    const turn = (turns.get(process) ?? Promise.resolve()).then(() => fault.happen());
    turns.set(
      process,
      turn.catch(() => undefined),
    );
    return turn;
  },
});

const killedReplica: Kind = {
  name: 'replica killed (kill -9)',
  weight: 4,
  draw(field, random) {
    const replica = random.pick(field.site.replicas);
    const fault = during(
      `${replica.name} killed`,
      lasting(field, random),
      () => replica.kill('SIGKILL'),
      () => replica.start(),
    );
    return inTurn(replica, fault);
  },
};

const endedReplica: Kind = {
  name: 'replica ended (SIGTERM)',
  weight: 3,
  draw(field, random) {
    const replica = random.pick(field.site.replicas);
    const ms = lasting(field, random);
    return inTurn(replica, {
      what: `${replica.name} ended in order, gone for ${seconds(ms)}`,
      async happen() {
        const how = await replica.kill('SIGTERM');
        await pause(ms);
        await replica.start();
        // One that was only just starting has nothing to finish, and ends by the signal itself.
        return how === 0 || how === 'SIGTERM'
          ? undefined
          : `${replica.name} did not end in order within its ten seconds (${how})`;
      },
    });
  },
};

/** What it commits and acknowledges meanwhile it cannot tell the others, and then never will. */
const cutOffAndKilled: Kind = {
  name: 'replica cut off from Redis, then killed',
  weight: 2,
  draw(field, random) {
    const replica = random.pick(field.site.replicas);
    const fault = during(
      `${replica.name} cut off from Redis and then killed`,
      1_000 + lasting(field, random),
      () => replica.redis.cut(),
      async () => {
        await replica.kill('SIGKILL');
        replica.redis.mend();
        await replica.start();
      },
    );
    return inTurn(replica, fault);
  },
};

const store = (
  name: string,
  signal: 'SIGTERM' | 'SIGKILL',
  weight: number,
  serverOf: (stores: Field['site']['stores']) => StoreServer,
): Kind => ({
  name,
  weight,
  draw(field, random) {
    const server = serverOf(field.site.stores);
    const fault = during(
      name,
      lasting(field, random),
      () => server.end(signal),
      () => server.start(),
    );
    return inTurn(server, fault);
  },
});

/** Every process, killed and ended in order, and started again on its data. */
export const processKinds: readonly Kind[] = [
  killedReplica,
  endedReplica,
  cutOffAndKilled,
  store('MariaDB killed (kill -9)', 'SIGKILL', 2, ({ database }) => database),
  store('MariaDB restarted', 'SIGTERM', 2, ({ database }) => database),
  store('Redis killed (kill -9)', 'SIGKILL', 2, ({ redisServer }) => redisServer),
  store('Redis restarted', 'SIGTERM', 2, ({ redisServer }) => redisServer),
];
