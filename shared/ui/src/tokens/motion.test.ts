import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const sheets = ['shared/ui/src', 'portal/src', 'desktop/src/renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
);
const calm = /@media \(prefers-reduced-motion: reduce\) \{[\s\S]*?\n\}/g;
const declarations = (text: string, property: string): string[] =>
  [...text.matchAll(new RegExp(`(?<![\\w-])${property}:([^;]+);`, 'g'))].map((found) => (found[1] as string).trim());

test('what moves by itself stands still for whoever asks for less motion', () => {
  const moving = sheets.filter(({ text }) => declarations(text.replace(calm, ''), 'animation').length > 0);
  expect(moving.length).toBeGreaterThan(0);
  const restless = moving.filter(
    ({ text }) => !/animation(-duration)?: (none|0s)/.test((text.match(calm) ?? []).join()),
  );
  expect(restless.map(({ name }) => name)).toEqual([]);
});

test('what moves from one state to another takes the one length that goes to nothing with it', () => {
  const found = sheets.flatMap(({ name, text }) => declarations(text, 'transition').map((value) => ({ name, value })));
  expect(found.length).toBeGreaterThan(0);
  const own = found.flatMap(({ name, value }) =>
    value
      .split(',')
      .flatMap((part) => (part.includes('var(--move)') || part.trim() === 'none' ? [] : [`${name}: ${part}`])),
  );
  expect(own).toEqual([]);
  const scale = sheets.find(({ name }) => name.endsWith('tokens/scale.css'))?.text ?? '';
  expect((scale.match(calm) ?? []).join()).toContain('--move: 0s');
});
