import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { Desk, outboxOf } from '../testing/desk.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { FakeStorage, fakePorts } from '../testing/fake-ports.ts';
import { offline, timedOut } from '../transport/request-failed.ts';

test('however often the network fails and the page reloads, each message arrives once and in order', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), ticketId: fc.constantFrom(7, 8) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3_000 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('network' as const) }) },
  );
  const fate = fc.constantFrom(
    'fine',
    'fine',
    'lost on the way',
    'lost on the way back',
    'seen, but lost on the way back',
    'never answered',
    'failed, but there',
    'busy',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(fate, { maxLength: 60 }), async (steps, fates) => {
      const desk = new Desk();
      const storage = new FakeStorage();
      const clock = new FakeClock();
      let ids = 0;
      const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
      const open = () => outboxOf(desk, fakePorts({ storage, clock, newId, locks: inProcessLocks() }));
      const next: string[] = [...fates];
      let happens: string | undefined;
      desk.before = () => {
        happens = next.shift();
        if (happens === 'lost on the way') throw offline();
        if (happens === 'busy') throw refused('unavailable', { retryAfter: 1 });
      };
      desk.after = () => {
        if (happens === 'seen, but lost on the way back') tab.outbox.confirm(desk.committed);
        if (happens?.endsWith('lost on the way back')) throw offline();
        if (happens === 'never answered') throw timedOut();
        if (happens === 'failed, but there') throw refused('internal');
      };
      const written: Record<number, string[]> = { 7: [], 8: [] };
      let tab = open();
      for (const [index, one] of steps.entries()) {
        if (one.kind === 'write') {
          tab.write(`message ${index}`, one.ticketId);
          written[one.ticketId]?.push(`message ${index}`);
        } else if (one.kind === 'wait') await clock.advance(one.ms);
        else if (one.kind === 'network') tab.outbox.resume();
        else {
          tab.outbox.dispose();
          tab = open();
        }
      }
      // It reads what it missed, and with it what had failed; what waited behind that may fail in its turn.
      for (let turns = 0; turns < 40; turns += 1) {
        await clock.advance(60_000);
        tab.outbox.confirm(desk.committed);
      }
      expect(desk.bodies(7)).toEqual(written[7]);
      expect(desk.bodies(8)).toEqual(written[8]);
      expect(tab.outbox.messages).toEqual([]);
      expect(storage.keys()).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
