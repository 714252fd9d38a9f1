import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { isSigned, publicKeys } from './signed-manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-sign-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = fileURLToPath(new URL('../../../../../scripts/sign-manifest.mjs', import.meta.url));
const command = (args: string[], key = '') =>
  execFileSync(process.execPath, [script, ...args], {
    env: { ...process.env, TANDEM_UPDATE_ED25519_KEY: key },
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('what the command signs the app takes, under that name and by that key alone', () => {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'latest.yml')];
  const told = command(['new-key', key]).trim().split('\n').at(-1) ?? '';
  expect(statSync(key).mode & 0o077).toBe(0);
  expect(() => command(['new-key', key])).toThrow('never written over');
  writeFileSync(file, 'version: 1.1.0\n');
  command(['sign', file], key);
  command(['sign', file], readFileSync(key, 'utf8').replaceAll('\n', '\\n'));
  const signature = readFileSync(`${file}.sig`, 'utf8');

  const stranger = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const keys = publicKeys([stranger, told]);
  expect(isSigned('latest.yml', readFileSync(file), signature, keys)).toBe(true);
  expect(isSigned('beta.yml', readFileSync(file), signature, keys)).toBe(false);
  expect(isSigned('latest.yml', Buffer.from('version: 1.1.1\n'), signature, keys)).toBe(false);
  expect(isSigned('latest.yml', readFileSync(file), signature, keys.slice(0, 1))).toBe(false);
});

test('what is signed says since and until when it holds, and signed anew it holds for longer', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const [key, file] = [String(privateKey.export({ format: 'pem', type: 'pkcs8' })), join(folder, 'beta.yml')];
  const manifest = ['version: 1.1.0', 'files:', '  - url: expires:1.exe'];
  const times = () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines).toEqual([
      ...manifest,
      expect.stringMatching(/^signedAt: '.+'$/),
      expect.stringMatching(/^expires: '.+'$/),
      '',
    ]);
    return lines.slice(3, 5).map((line) => Date.parse(line.split("'")[1] ?? '') / 86_400_000) as [number, number];
  };
  writeFileSync(file, manifest.join('\n')); // as somebody may have left it, without an end of the last line
  command(['sign', file], key);
  const [first, until] = times();
  expect(until - first).toBeCloseTo(90, 6);
  command(['sign', '--days=7', file], key);
  const [again, sooner] = times();
  expect([again > first, Math.round(sooner - again)]).toEqual([true, 7]);
  expect(() => command(['sign', '--days=soon', file], key)).toThrow('1 to 400 days');
});

test('nothing is signed without a key, or with one of another kind; nor is one of another kind pinned', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(() => command(['sign', join(folder, 'latest.yml')])).toThrow('is missing');
  const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  expect(() => command(['sign', join(folder, 'latest.yml')], pem)).toThrow('no Ed25519 key');
  const text = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  expect(() => publicKeys([text])).toThrow('no Ed25519 key');
});
