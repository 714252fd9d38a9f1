import type { Device } from '@tandem/contract';
import { useWords } from '../language/index.ts';

/** What a person calls a device: “Firefox on Linux”. */
export function useDeviceName(): (device: Pick<Device, 'browser' | 'system'>) => string {
  const words = useWords().account.devices;
  return ({ browser, system }) => {
    if (browser !== null && system !== null) return words.named(browser, system);
    return browser ?? system ?? words.unknown;
  };
}
