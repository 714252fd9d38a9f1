import { expect, test } from 'vitest';
import { copyOf, stagesOf } from './dockerfile.mjs';

test('stages come with their instructions, continued lines as one, comments left out', () => {
  const text =
    '# why\nFROM node:24 AS build\nRUN one && \\\n  two\n\nFROM node:24-slim\nCOPY --from=build /a /b c/\nUSER node\n';
  expect(stagesOf(text)).toEqual([
    { name: 'build', image: 'node:24', instructions: [{ verb: 'RUN', words: 'one && two' }] },
    {
      name: 'image',
      image: 'node:24-slim',
      instructions: [
        { verb: 'COPY', words: '--from=build /a /b c/' },
        { verb: 'USER', words: 'node' },
      ],
    },
  ]);
});

test('what is not understood is said, not skipped', () => {
  expect(() => stagesOf('FROM a\nADD https://example.com/x /')).toThrow('ADD https://example.com/x');
});

test('a COPY names where from, what and where to', () => {
  expect(copyOf('--from=build /a /b c/')).toEqual({ from: 'build', paths: ['/a', '/b'], to: 'c/' });
  expect(copyOf('. .')).toEqual({ from: undefined, paths: ['.'], to: '.' });
});
