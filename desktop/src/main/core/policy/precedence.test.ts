import { expect, test } from 'vitest';
import { samplesOf, systems } from '../../testing/managed-computers.ts';
import { type PolicyKey, policyNames } from './fit.ts';
import { policyRules } from './policy.generated.ts';
import { Policy } from './policy.ts';

const all = Object.entries(systems);

for (const [name, { sources, enforcing, managed }] of all) {
  const pairs = sources.flatMap((first, at) => sources.slice(at + 1).map((second) => [first, second] as const));
  const enforcingPairs = pairs.filter(([, second]) => enforcing.includes(second));

  test(`on ${name} the first of two sources counts for what is enforced, key by key, lists whole`, async () => {
    for (const key of policyNames) {
      const [one, other] = samplesOf[key];
      for (const [first, second] of enforcingPairs) {
        const policy = await policyOf(
          managed({ [first]: { enforced: { [key]: one } }, [second]: { enforced: { [key]: other } } }),
        );
        expect(policy.forced(key), `${key} of ${first} and ${second}`).toEqual({ value: one, source: first });
        expect([policy.problems, policy.closed]).toEqual([[], []]);
      }
    }
  });

  test(`on ${name} a source that says nothing of a key leaves it to the next`, async () => {
    for (const key of policyNames) {
      const other = key === 'zoom' ? 'allowDevTools' : 'zoom';
      for (const [first, second] of enforcingPairs) {
        const policy = await policyOf(
          managed({
            [first]: { enforced: { [other]: samplesOf[other][0] } },
            [second]: { enforced: { [key]: samplesOf[key][1] } },
          }),
        );
        expect(policy.forced(key), `${key} of ${second}`).toEqual({ value: samplesOf[key][1], source: second });
      }
    }
  });

  test(`on ${name} the first of two defaults counts, and what is enforced anywhere counts before both`, async () => {
    for (const key of policyNames) {
      const [one, other] = samplesOf[key];
      for (const [first, second] of pairs) {
        const both = { [first]: { defaults: { [key]: one } }, [second]: { defaults: { [key]: other } } };
        const policy = await policyOf(managed(both));
        expect([policy.forced(key), policy.preset(key)], key).toEqual([undefined, { value: one, source: first }]);
        if (!enforcing.includes(second)) continue;
        const forced = await policyOf(managed({ ...both, [second]: { enforced: { [key]: other } } }));
        expect(forced.value(key), `${key} enforced by ${second}`).toEqual(other);
      }
    }
  });

  test(`on ${name} a value that does not fit is passed over, but where that would open something it closes`, async () => {
    for (const key of policyNames) {
      const [, other, odd] = samplesOf[key];
      for (const [first, second] of enforcingPairs) {
        const policy = await policyOf(
          managed({ [first]: { enforced: { [key]: odd } }, [second]: { enforced: { [key]: other } } }),
        );
        expect(policy.problems).toMatchObject([{ source: first, key, what: 'invalid' }]);
        expect(policy.problems.some(({ detail }) => detail.includes(String(odd))) && String(odd).length > 3).toBe(
          false,
        );
        if (policyRules[key].failClosed) {
          expect([policy.forced(key), policy.isShut(key), policy.closed], key).toEqual([
            undefined,
            true,
            [groupOf(key)],
          ]);
        } else expect([policy.value(key), policy.closed], key).toEqual([other, []]);
      }
    }
  });

  test(`on ${name} one good source above a bad one is enough`, async () => {
    for (const key of policyNames.filter((each) => policyRules[each].failClosed)) {
      const [one, , odd] = samplesOf[key];
      for (const [first, second] of enforcingPairs) {
        const policy = await policyOf(
          managed({ [first]: { enforced: { [key]: one } }, [second]: { enforced: { [key]: odd } } }),
        );
        expect([policy.value(key), policy.closed]).toEqual([one, []]);
      }
    }
  });

  test(`on ${name} a source that cannot be read closes all that it might have demanded and nothing above has said`, async () => {
    for (const source of enforcing) {
      const policy = await policyOf(managed({ [source]: {} }, source));
      expect(policy.problems, source).toMatchObject([{ source, key: null, what: 'unreadable' }]);
      expect(policy.closed, source).toEqual(['server', 'updates']);
    }
    for (const [first, second] of enforcingPairs) {
      const above = { [first]: { enforced: { serverUrl: 'https://desk.example' } }, [second]: {} };
      const policy = await policyOf(managed(above, second));
      expect([policy.value('serverUrl'), policy.isShut('tls.spkiPins'), policy.isShut('serverUrl')]).toEqual([
        'https://desk.example',
        true,
        false,
      ]);
    }
  });
}

test('without any source everything is as it is built, and nothing is closed', async () => {
  for (const [, { managed }] of all) {
    const policy = await policyOf(managed({}));
    expect([policy.source, policy.problems, policy.closed]).toEqual([null, [], []]);
    expect([policy.value('updates.mode'), policy.value('serverUrl'), policy.value('deepLinks.enabled')]).toEqual([
      'notify',
      undefined,
      true,
    ]);
  }
});

test('a key that this version does not know is told of and does nothing', async () => {
  const policy = await policyOf(systems.linux.managed({ etc: { enforced: { 'updates.later': 1, zoom: 125 } } }));
  expect(policy.problems).toMatchObject([{ key: 'updates.later', what: 'unknown' }]);
  expect([policy.value('zoom'), policy.closed]).toEqual([125, []]);
});

async function policyOf(reader: ReturnType<(typeof systems)['linux']['managed']>): Promise<Policy> {
  return new Policy(await reader());
}

const groupOf = (key: PolicyKey) => (key.startsWith('updates.') ? 'updates' : 'server');
