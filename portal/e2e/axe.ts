import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './stories.ts';

/** Initials on an avatar are a picture of the name; the label says the name. */
const rules = { 'label-content-name-mismatch': { enabled: false } };

/** The page as it stands breaks no rule of axe. Its context has to be opened with `bypassCSP`. */
export async function hasNoViolations(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(options), {
    rules,
  });
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(found, what).toEqual([]);
}
