import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDirections } from './check-directions.mjs';

/** @param {string} declaration */
function findings(declaration) {
  const root = mkdtempSync(join(tmpdir(), 'directions-'));
  try {
    writeFileSync(join(root, 'a.css'), `/* left: 0; */\n.a {\n  color: red;\n  ${declaration};\n}\n`);
    return checkDirections(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test.each([
  'margin-left: 1px',
  'padding-right: 1px',
  'border-left: 1px solid',
  'border-top-left-radius: 4px',
  'left: 0',
  'right: auto',
  'text-align: left',
  'float: right',
  'margin: 0 1px 0 2px',
  'inset: 0 0 0 auto',
  'border-radius: 4px 0 0 4px',
  'transform: translateX(-50%)',
  'background: url(a.svg) no-repeat left',
  'background-image: linear-gradient(to right, red, blue)',
])('“%s” does not turn with the text', (declaration) => {
  expect(findings(declaration)).toEqual([expect.stringContaining(`a.css:4: ${declaration}`)]);
});

test.each([
  'margin-inline-start: 1px',
  'inset-inline: 0 4px',
  'padding: 0 1px 2px',
  'padding: 0 max(1px, env(safe-area-inset-left)) 2px max(1px, env(safe-area-inset-left))',
  'border-radius: 4px 4px 0 0',
  'text-align: start',
  'transform: rotate(1turn)',
  'inline-size: 1px',
])('“%s” does', (declaration) => {
  expect(findings(declaration)).toEqual([]);
});
