import { expect, test } from 'vitest';
import { protocolPage } from './protocol-page.ts';

test('docs/realtime-protocol.md says what the contract says', async () => {
  await expect(protocolPage()).toMatchFileSnapshot('../../../../docs/realtime-protocol.md');
});
