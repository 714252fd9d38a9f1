import type { Settings } from '../../../ipc/settings.schema.ts';
import type { Policy } from '../policy/policy.ts';
import type { UpdateWishes } from './update-rules.ts';

/**
 * What counts: what the organisation enforces, then what people set, then what there is to begin with. Where the organisation
 * wants something of updates that cannot be read, there are none.
 */
export function updateWishes(
  { updateMode, updateChannel }: Pick<Settings, 'updateMode' | 'updateChannel'>,
  policy: Policy,
): UpdateWishes {
  return {
    mode: policy.closed.includes('updates')
      ? 'off'
      : (policy.forced('updates.mode')?.value ?? updateMode ?? policy.value('updates.mode') ?? 'notify'),
    ring: policy.forced('updates.channel')?.value ?? updateChannel ?? policy.value('updates.channel') ?? 'stable',
    feedUrl: policy.value('updates.feedUrl') ?? null,
    maxVersion: policy.value('updates.maxVersion') ?? null,
    deferDays: policy.value('updates.deferDays') ?? 0,
  };
}
