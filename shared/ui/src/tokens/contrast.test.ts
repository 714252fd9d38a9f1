import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { colours, contrast, type Theme } from './contrast.ts';

const palette = colours(readFileSync(join(import.meta.dirname, 'colour.css'), 'utf8'));
const themes: Theme[] = ['light', 'dark'];
const surfaces = ['surface-0', 'surface-1', 'surface-2', 'surface-3'];

/** Foreground → what it is ever put on. */
const text: Record<string, string[]> = {
  text: [...surfaces, 'accent-surface', 'danger-surface', 'warning-surface', 'success-surface', 'info-surface'],
  'text-muted': [...surfaces, 'accent-surface'],
  'accent-text': [...surfaces, 'accent-surface'],
  'accent-contrast': ['accent', 'accent-hover'],
  danger: ['surface-0', 'surface-1', 'surface-2', 'danger-surface'],
  'danger-contrast': ['danger', 'danger-hover'],
  warning: ['surface-0', 'surface-1', 'surface-2', 'warning-surface'],
  success: ['surface-0', 'surface-1', 'surface-2', 'success-surface'],
  info: ['surface-0', 'surface-1', 'surface-2', 'info-surface'],
};
const pairs = [
  ...['open', 'in_progress', 'resolved', 'closed'].map((status) => `status-${status}`),
  ...['low', 'medium', 'high'].map((priority) => `priority-${priority}`),
];
const controls: Record<string, string[]> = {
  focus: [...surfaces, 'accent-surface'],
  'border-strong': ['surface-0', 'surface-1', 'surface-2'],
  accent: ['surface-0', 'surface-1', 'surface-2', 'surface-3'],
};

describe.each(themes)('in the %s theme', (theme) => {
  const ratio = (front: string, back: string) => contrast(palette(theme, front), palette(theme, back));

  test.each(Object.entries(text).flatMap(([front, backs]) => backs.map((back) => [front, back])))(
    '%s can be read on %s',
    (front, back) => {
      expect(ratio(front as string, back as string)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(pairs)('%s can be read on its own surface', (name) => {
    expect(ratio(name, `${name}-surface`)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([0, 1, 2, 3, 4, 5])('initials can be read on avatar colour %d', (index) => {
    expect(ratio('text', `avatar-${index}`)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(controls).flatMap(([front, backs]) => backs.map((back) => [front, back])))(
    '%s stands out from %s',
    (front, back) => {
      expect(ratio(front as string, back as string)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('a missing colour fails instead of being skipped', () => {
  expect(() => palette('light', 'no-such-role')).toThrow('no-such-role');
});

test('the arithmetic knows black from white', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 5);
});
