import { describe, expect, test, vi } from 'vitest';
import { GroupCommit } from './group-commit.ts';

const double = async (jobs: readonly number[]) => jobs.map((job) => job * 2);

test('jobs of one turn share a transaction and keep their order', async () => {
  const commit = vi.fn(double);
  const group = new GroupCommit({ commit });

  const results = await Promise.all([1, 2, 3].map((job) => group.add(job)));

  expect(results).toEqual([2, 4, 6]);
  expect(commit.mock.calls).toEqual([[[1, 2, 3]]]);
});

test('what arrives during a commit waits and goes together in the next', async () => {
  const calls: number[][] = [];
  let release = () => {};
  const group = new GroupCommit<number, number>({
    commit: async (jobs) => {
      calls.push([...jobs]);
      if (calls.length === 1) await new Promise<void>((resolve) => (release = resolve));
      return double(jobs);
    },
  });

  const first = group.add(1);
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  const later = [group.add(2), group.add(3)];
  release();

  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6]);
  expect(calls).toEqual([[1], [2, 3]]);
});

test('a refused job does not touch its neighbours', async () => {
  const group = new GroupCommit<number, number>({
    commit: async (jobs) => jobs.map((job) => (job === 2 ? new Error('no') : job)),
  });

  const results = await Promise.allSettled([group.add(1), group.add(2), group.add(3)]);

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('when the transaction fails, each job is tried alone', async () => {
  const group = new GroupCommit<number, number>({
    commit: async (jobs) => {
      if (jobs.includes(2)) throw new Error('constraint');
      return double(jobs);
    },
  });

  const results = await Promise.allSettled([group.add(1), group.add(2), group.add(3)]);

  expect(results).toMatchObject([{ value: 2 }, { reason: { message: 'constraint' } }, { value: 6 }]);
});

test('when the store is away the group is given up as a whole: it may have been committed', async () => {
  const commit = vi.fn(async () => {
    throw Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
  });
  const group = new GroupCommit<number, number>({ commit });

  const results = await Promise.allSettled([group.add(1), group.add(2)]);

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(commit).toHaveBeenCalledTimes(1);
});

test('a full queue refuses further jobs instead of growing', async () => {
  const group = new GroupCommit({ commit: double, mostWaiting: 2 });

  const results = await Promise.allSettled([group.add(1), group.add(2), group.add(3)]);

  expect(results[2]).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
});

test('a transaction carries no more bytes than it may', async () => {
  const commit = vi.fn(double);
  const group = new GroupCommit({ commit, weigh: (job: number) => job, heaviest: 10 });

  await Promise.all([6, 3, 4, 20, 1].map((job) => group.add(job)));

  expect(commit.mock.calls).toEqual([[[6, 3]], [[4]], [[20]], [[1]]]);
});

test('drain waits for everything that was added', async () => {
  const group = new GroupCommit({ commit: double, largest: 1 });
  const done: number[] = [];
  for (const job of [1, 2, 3]) void group.add(job).then((result) => done.push(result));

  await group.drain();

  expect(done).toEqual([2, 4, 6]);
});

describe('with two transactions under way at a time', () => {
  interface Job {
    readonly key: string;
    readonly n: number;
  }

  /** Commits end when they are told to, in any order. */
  function controlled({
    worth = 1,
    patience = 60_000,
    ...options
  }: {
    readonly largest?: number;
    readonly worth?: number;
    readonly patience?: number;
  } = {}) {
    const begun: { readonly jobs: readonly number[]; end(error?: Error): void }[] = [];
    const group = new GroupCommit<Job, number>({
      ...options,
      apart: { atOnce: 2, keyOf: ({ key }) => key, worth, patience },
      commit: (jobs) =>
        new Promise((resolve, reject) => {
          begun.push({
            jobs: jobs.map(({ n }) => n),
            end: (error) => (error ? reject(error) : resolve(jobs.map(({ n }) => n))),
          });
        }),
    });
    const told: number[] = [];
    const add = (key: string, n: number) => group.add({ key, n }).then((result) => told.push(result));
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    return { begun, group, add, told, turn };
  }

  test('a second begins while the first is under way, and a third waits for either', async () => {
    const { begun, add, turn } = controlled();
    for (const [key, n] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
    ] as const) {
      void add(key, n);
      await turn();
    }

    expect(begun.map(({ jobs }) => jobs)).toEqual([[1], [2]]);
    begun[1]?.end();
    await turn();
    expect(begun[2]?.jobs).toEqual([3, 4]);
  });

  test('what has the same key as one under way waits for it, and what came after it is not held up', async () => {
    const { begun, add, told, turn, group } = controlled();
    void add('a', 1);
    await turn();
    void add('a', 2);
    void add('b', 3);
    void add('a', 4);
    await turn();
    expect(begun.map(({ jobs }) => jobs)).toEqual([[1], [3]]);

    begun[1]?.end();
    await turn();
    expect(begun).toHaveLength(2);
    begun[0]?.end();
    await turn();
    expect(begun[2]?.jobs).toEqual([2, 4]);
    begun[2]?.end();
    await group.drain();
    expect(told).toEqual([3, 1, 2, 4]);
  });

  test('a second begins only once it is worth it; fewer jobs go together when the first is through', async () => {
    const { begun, add, told, turn, group } = controlled({ worth: 3 });
    void add('a', 1);
    await turn();
    void add('b', 2);
    void add('c', 3);
    await turn();
    expect(begun.map(({ jobs }) => jobs)).toEqual([[1]]);
    void add('d', 4);
    await turn();
    expect(begun.map(({ jobs }) => jobs)).toEqual([[1], [2, 3, 4]]);

    void add('e', 5);
    begun[0]?.end();
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.end();
    await turn();
    begun[2]?.end();
    await group.drain();
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  test('nobody waits long behind one that is stuck, however few they are, unless it has their key', async () => {
    const { begun, add, told, turn } = controlled({ worth: 4, patience: 20 });
    void add('stuck', 1);
    await turn();
    void add('stuck', 2);
    void add('b', 3);
    await vi.waitFor(() => expect(begun.map(({ jobs }) => jobs)).toEqual([[1], [3]]));
    begun[1]?.end();
    await vi.waitFor(() => expect(told).toEqual([3]));
    void add('b', 4);
    await vi.waitFor(() => expect(begun.map(({ jobs }) => jobs)).toEqual([[1], [3], [4]]));
  });

  test('a key is free again when its transaction failed', async () => {
    const { begun, add, turn } = controlled();
    const first = add('a', 1);
    await turn();
    const second = add('a', 2);
    begun[0]?.end(new Error('constraint'));
    await expect(first).rejects.toThrow('constraint');
    await turn();
    begun[1]?.end();

    await expect(second).resolves.toBe(1);
  });

  test('jobs of one key keep their order however many transactions they need', async () => {
    const { begun, add, told, turn, group } = controlled({ largest: 1 });
    for (const n of [1, 2, 3]) void add('a', n);
    for (let n = 0; n < 3; n++) {
      await turn();
      expect(begun).toHaveLength(n + 1);
      begun[n]?.end();
    }
    await group.drain();

    expect(told).toEqual([1, 2, 3]);
  });
});
