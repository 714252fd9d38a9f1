import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../../../api/src/testing/test-api.ts';
import { Computer } from './computer.ts';
import type { fakeSeal } from './fake-files.ts';

export const password = 'correct horse battery';

/** Waits until something is so, and says what it was instead. */
export const until = (check: () => void | Promise<void>, timeout = 20_000) =>
  vi.waitFor(check, { timeout, interval: 20 });
export const isLive = (computer: Computer) => until(() => expect(computer.line).toBe('live'));

/** A desk of its own for each test, for who comes to one finds all that ever happened there unread; and computers that work at it. */
export function givenDesk() {
  let api: TestApi | null = null;
  const computers: Computer[] = [];
  beforeEach(async () => {
    api = await startTestApi();
  });
  afterEach(async () => {
    for (const computer of computers.splice(0)) await computer.quit();
    await stopTestApis();
  });
  const desk = {
    get api(): TestApi {
      if (api === null) throw new Error('The desk opens with the test.');
      return api;
    },
    async agent(name = 'Ben') {
      const email = `${name.toLowerCase()}-${randomUUID()}@example.test`;
      const { id } = await desk.api.api.accounts.createStaff({ name, email, password }, 'agent');
      return { id, name, email };
    },
    computer(seal?: ReturnType<typeof fakeSeal>): Computer {
      const computer = new Computer(desk.api.origin, seal);
      computers.push(computer);
      return computer;
    },
    /** A computer at which somebody works, past the calm after the start. */
    async atWork(agent?: { readonly email: string }): Promise<Computer> {
      const computer = await desk.computer().start();
      const { email } = agent ?? (await desk.agent());
      await computer.logIn(email, password);
      await isLive(computer);
      computer.time.offset += 6_000;
      return computer;
    },
    /** Ends every session of an agent, from a device of theirs. */
    async revokeAll({ email }: { readonly email: string }): Promise<void> {
      const phone = desk.api.anonymous();
      await phone.signedIn(phone.post('/auth/login', { email, password }));
      await phone.delete('/auth/sessions');
    },
  };
  return desk;
}
