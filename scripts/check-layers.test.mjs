import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkLayers } from './check-layers.mjs';

/** @type {string[]} */
const made = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** @param {Record<string, string>} files */
function findingsIn(files) {
  const root = mkdtempSync(join(tmpdir(), 'tandem-layers-'));
  made.push(root);
  for (const name of ['contract', 'client', 'ui']) {
    const parts = { '.': { source: './src/index.ts' }, './transport': { source: './src/transport/index.ts' } };
    write(root, `shared/${name}/package.json`, JSON.stringify({ exports: parts }));
    write(root, `shared/${name}/src/index.ts`, 'export {};');
  }
  write(root, 'shared/client/src/transport/index.ts', 'export {};');
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return checkLayers(root);
}

/** @param {string} root @param {string} path @param {string} text */
function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('layers', () => {
  test('every package may import the ones below it', () => {
    expect(
      findingsIn({
        'api/src/main.ts': "import '@tandem/contract'; import 'koa'; import 'node:fs';",
        'shared/client/src/store.ts': "import type { Ticket } from '@tandem/contract';",
        'shared/ui/src/list.tsx': "import '@tandem/client'; import '@tandem/contract'; import 'react';",
        'portal/src/page.tsx': "import '@tandem/ui'; import '@tandem/client/transport';",
        'desktop/src/renderer/app.tsx': "import '@tandem/ui'; import '../ipc/channels.ts';",
        'desktop/src/ipc/channels.ts': "import '@tandem/contract';",
        'desktop/src/main/main.ts':
          "import '@tandem/client/transport'; import '../ipc/channels.ts'; import 'electron';",
      }),
    ).toEqual([]);
  });

  test.each([
    ['shared/contract/src/a.ts', "import '@tandem/client';", 'contract may import no other layer'],
    ['shared/contract/src/a.ts', "import 'lodash';", 'the contract depends on yup alone'],
    ['shared/client/src/a.ts', "import '@tandem/ui';", 'client may import only contract, client/transport'],
    ['shared/client/src/a.ts', "import 'react';", 'the client knows no React'],
    ['shared/client/src/a.ts', "import { join } from 'node:path';", 'the client runs in browsers'],
    ['shared/ui/src/a.ts', "import '../../../portal/src/b.ts';", 'ui may import only'],
    ['api/src/a.ts', "import '@tandem/client';", 'api may import only contract'],
    ['portal/src/a.ts', "import '../../api/src/b.ts';", 'portal may import only'],
    ['desktop/src/main/a.ts', "import '@tandem/client';", 'desktop/main may import only'],
    ['desktop/src/main/a.ts', "import '../renderer/b.ts';", 'desktop/main may import only'],
    ['desktop/src/preload/a.ts', "import '@tandem/ui';", 'desktop/preload may import only'],
    ['desktop/src/main/core/a.ts', "import 'electron';", 'core is tested without Electron'],
  ])('%s may not say %s', (path, text, reason) => {
    const others = { 'portal/src/b.ts': '', 'api/src/b.ts': '', 'desktop/src/renderer/b.ts': '' };
    expect(findingsIn({ ...others, [path]: text })).toEqual([expect.stringMatching(`^${path}: .*${reason}`)]);
  });

  test.each([
    "import type { T } from '@tandem/client';",
    "export type { T } from '@tandem/client';",
    "export * from '@tandem/client';",
    "type T = import('@tandem/client').T;",
    "const late = () => import('@tandem/client');",
  ])('an upward import is found however it is written: %s', (text) => {
    expect(findingsIn({ 'shared/contract/src/a.ts': text })).toHaveLength(1);
  });

  test('words that only look like imports are none', () => {
    const text =
      'export const a = "import \'@tandem/client\'"; // import \'@tandem/client\'\n/* export * from "react" */';
    expect(findingsIn({ 'shared/contract/src/a.ts': text })).toEqual([]);
  });

  test('another package is imported by name, except what it offers to tests', () => {
    const client = { 'shared/client/src/store.ts': '', 'shared/client/src/testing/fake.ts': '' };
    expect(findingsIn({ ...client, 'shared/ui/src/a.ts': "import '../../client/src/store.ts';" })).toEqual([
      expect.stringContaining('by path'),
    ]);
    const test = { 'shared/ui/src/a.test.ts': "import '../../client/src/testing/fake.ts';" };
    expect(findingsIn({ ...client, ...test })).toEqual([]);
  });
});

describe('api modules', () => {
  const tickets = {
    'api/src/modules/tickets/tickets.routes.ts': "import './tickets.controller.ts';",
    'api/src/modules/tickets/tickets.controller.ts': "import './tickets.service.ts';",
    'api/src/modules/tickets/tickets.service.ts': "import './tickets.repository.ts';",
    'api/src/modules/tickets/tickets.repository.ts': "import './ticket-row.ts';",
    'api/src/modules/tickets/ticket-row.ts': '',
  };

  test('routes, controller, service and repository follow each other', () => {
    expect(findingsIn(tickets)).toEqual([]);
  });

  test('a controller does not skip the service', () => {
    const path = 'api/src/modules/tickets/tickets.controller.ts';
    expect(findingsIn({ ...tickets, [path]: "import './tickets.repository.ts';" })).toEqual([
      expect.stringContaining(`${path}: imports api/src/modules/tickets/tickets.repository.ts; the order is routes`),
    ]);
  });

  test('a service knows no controller', () => {
    const path = 'api/src/modules/tickets/ticket.service.ts';
    expect(findingsIn({ ...tickets, [path]: "import './tickets.controller.ts';" })).toHaveLength(1);
  });

  test('another module is reached through its service; only the shape of its rows is open', () => {
    const path = 'api/src/modules/activity/activity.service.ts';
    expect(findingsIn({ ...tickets, [path]: "import '../tickets/tickets.service.ts';" })).toEqual([]);
    expect(findingsIn({ ...tickets, [path]: "import '../tickets/tickets.repository.ts';" })).toHaveLength(1);
    expect(findingsIn({ ...tickets, [path]: "import type { Row } from '../tickets/ticket-row.ts';" })).toHaveLength(1);
    expect(findingsIn({ ...tickets, [path]: "import type { Row } from '../tickets/ticket.row.ts';" })).toEqual([]);
  });
});

describe('cycles', () => {
  test('are shown the shortest way round, types included', () => {
    expect(
      findingsIn({
        'api/src/a.ts': "import type { B } from './b.ts';",
        'api/src/b.ts': "import './c.ts'; import './d.ts';",
        'api/src/c.ts': "import './d.ts';",
        'api/src/d.ts': "import type { A } from './a.ts';",
      }),
    ).toEqual(['api/src/a.ts: import cycle: api/src/a.ts → api/src/b.ts → api/src/d.ts → api/src/a.ts']);
  });

  test('two separate ones are two findings; a diamond is none', () => {
    expect(
      findingsIn({
        'api/src/a.ts': "import './b.ts';",
        'api/src/b.ts': "import './a.ts';",
        'api/src/c.ts': "import './d.ts';",
        'api/src/d.ts': "import './c.ts';",
        'portal/src/top.ts': "import './left.ts'; import './right.ts';",
        'portal/src/left.ts': "import './bottom.ts';",
        'portal/src/right.ts': "import './bottom.ts';",
        'portal/src/bottom.ts': '',
      }),
    ).toHaveLength(2);
  });
});

describe('names and sizes', () => {
  test.each(['utils', 'helpers', 'common', 'misc'])('no folder is called %s', (name) => {
    expect(findingsIn({ [`shared/ui/src/${name}/a.ts`]: '' })).toEqual([
      expect.stringMatching(`^shared/ui/src/${name}: `),
    ]);
  });

  test('a file has at most 300 lines, whether code, test or style', () => {
    const lines = (/** @type {number} */ count) => '/* */\n'.repeat(count);
    expect(findingsIn({ 'api/src/a.ts': lines(300), 'api/src/dist/b.ts': lines(400) })).toEqual([]);
    for (const path of ['api/src/a.ts', 'api/src/a.test.ts', 'shared/ui/src/a.module.css']) {
      expect(findingsIn({ [path]: lines(301) })).toEqual([expect.stringMatching(`^${path}: 301 lines`)]);
    }
  });

  test('a file that cannot be parsed is a finding, not a silence', () => {
    expect(findingsIn({ 'api/src/a.ts': 'import from;' })).toEqual([expect.stringContaining('cannot be parsed')]);
  });
});
