import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownFolder } from './own-folder.ts';

test('what a killed run left behind goes at the start of the next, and what belongs to one that lives stays', () => {
  const within = mkdtempSync(join(tmpdir(), 'own-folder-'));
  onTestFinished(() => rmSync(within, { recursive: true, force: true }));
  const gone = execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString();
  const folder = (name: string) => {
    mkdirSync(join(within, name));
    writeFileSync(join(within, name, 'replica-1.log'), 'words');
    return join(within, name);
  };
  const [orphan, alive, other] = [
    folder(`tandem-proof-${gone}-abc123`),
    folder(`tandem-proof-${process.ppid}-abc123`),
    folder(`tandem-bench-${gone}-abc123`),
  ];

  const own = ownFolder('proof', within);

  expect([orphan, alive, other, own].map((path) => existsSync(path))).toEqual([false, true, true, true]);
});
