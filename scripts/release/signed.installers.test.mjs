import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packer } from '../packaging/pack.mjs';
import { packageTools } from '../packaging/toolset.mjs';
import { findProgram } from '../programs.mjs';
import { publicText } from '../sign-manifest.mjs';
import { installers, manifests, signedBeside } from './artifacts.mjs';
import { assembleRelease } from './assemble.mjs';
import { signForLinux } from './sign.mjs';
import { verifySignature } from './verify.mjs';

const able = ['gpg', 'rpmbuild', 'rpmsign', 'dpkg-deb', '7zz'].every((name) => findProgram(name));
const folder = mkdtempSync(join(tmpdir(), 'tandem-signed-'));
afterAll(() => {
  if (able) execFileSync('gpgconf', ['--kill', 'all'], { env });
  rmSync(folder, { recursive: true, force: true });
});

const updateKey = generateKeyPairSync('ed25519').privateKey;
/** A home with keys made for the moment, for gpg and for rpm. */
const env = {
  ...process.env,
  HOME: folder,
  GNUPGHOME: join(folder, 'gnupg'),
  GPG_KEY_ID: 'test@tandem.invalid',
  TANDEM_UPDATE_ED25519_KEY: String(updateKey.export({ format: 'pem', type: 'pkcs8' })),
};
const run = (/** @type {string} */ program, /** @type {string[]} */ ...args) =>
  execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  if (!able) return;
  mkdirSync(env.GNUPGHOME, { mode: 0o700 });
  writeFileSync(join(folder, '.rpmmacros'), `%_dbpath ${join(folder, 'rpmdb')}\n`);
  run('gpg', '--batch', '--passphrase', '', '--quick-gen-key', env.GPG_KEY_ID, 'rsa2048', 'sign', '1d');
  writeFileSync(join(folder, 'key.asc'), run('gpg', '--armor', '--export', env.GPG_KEY_ID));
  run('rpm', '--import', join(folder, 'key.asc'));
});

/** Another content of the same length, as somebody on the way could have put it there. @param {string} file */
function changeOneByte(file) {
  const content = readFileSync(file);
  const at = content.length >> 1;
  content[at] = (content[at] ?? 0) ^ 1;
  writeFileSync(file, content);
}

describe.skipIf(!able)('A package for Linux', () => {
  /** @type {string[]} */
  let packages = [];
  beforeAll(async () => {
    const made = await packer(folder)({ system: 'linux', targets: ['deb', 'rpm'], managed: true, env: packageTools() });
    packages = readdirSync(made).flatMap((name) => (/\.(deb|rpm)$/.test(name) ? [join(made, name)] : []));
    expect(packages).toHaveLength(2);
  });
  /** One of its own for each test. @param {string} made @param {string} where */
  const copied = (made, where) => {
    mkdirSync(join(folder, where), { recursive: true });
    const file = join(folder, where, basename(made));
    cpSync(made, file);
    return file;
  };

  test('is signed by the release, and one that is not, or was changed, does not pass', () => {
    for (const file of packages.map((made) => copied(made, 'both'))) {
      expect(() => verifySignature(file, env), 'unsigned').toThrow();
      signForLinux(file, env);
      expect(() => verifySignature(file, env)).not.toThrow();
      changeOneByte(file);
      expect(() => verifySignature(file, env), 'changed').toThrow();
    }
  });

  test('that is an rpm without a signature does not pass the script for IT either', () => {
    const file = copied(packages.find((each) => each.endsWith('.rpm')) ?? '', 'one-rpm');
    const [release, name] = [join(folder, 'one-rpm'), basename(file)];
    const script = fileURLToPath(new URL('../../desktop/verify/verify-linux.sh', import.meta.url));
    const verdict = () => {
      try {
        return run('bash', script, release, 'A'.repeat(40));
      } catch (cause) {
        return /** @type {{stdout: string}} */ (cause).stdout;
      }
    };
    const ofPackage = () =>
      JSON.parse(verdict()).checks.find((/** @type {{check: string}} */ { check }) => check.startsWith(name)).result;
    expect(ofPackage()).toBe('failed');
    signForLinux(file, env);
    expect(ofPackage()).toBe('passed');
  });
});

describe.skipIf(!able)('The release command', () => {
  const version = '1.4.0';
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const parts = [{ name: 'part', version: '1.0.0', licence: 'MIT', text: 'MIT …' }];
  const release = { version, commit, trusted: [publicText(updateKey)], parts, builtBy: null };
  const sum = (/** @type {string} */ kind, /** @type {string} */ file, /** @type {'hex' | 'base64'} */ as) =>
    createHash(kind).update(readFileSync(file)).digest(as);
  const byUs = Object.entries(installers(version));
  let turns = 0;

  /** What the three systems hand over, whole and signed. */
  function handedOver() {
    turns += 1;
    const at = join(folder, `release-${turns}`);
    mkdirSync(at);
    const versions = { electron: '45.4.1', chrome: '150.0.1', node: '24.1.0' };
    for (const [system, names] of byUs) {
      for (const name of names) writeFileSync(join(at, name), `installer ${name}`);
      for (const name of names.filter((each) => signedBeside.test(each))) signForLinux(join(at, name), env);
      const sha256 = Object.fromEntries(names.map((name) => [name, sum('sha256', join(at, name), 'hex')]));
      writeFileSync(join(at, `verdict-${system}.json`), JSON.stringify({ system, commit, versions, sha256 }));
    }
    const [[, [url = ''] = []] = []] = byUs;
    const text = `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${sum('sha512', join(at, url), 'base64')}\n`;
    for (const name of manifests(version)) writeFileSync(join(at, name), text);
    return at;
  }

  test('makes of what was handed over a release whose every file is listed, and whose list and manifests are signed', async () => {
    const at = handedOver();
    const all = await assembleRelease(at, release, env);
    for (const name of ['LICENSE.txt', 'THIRD-PARTY.txt', 'provenance.json', `tandem-policy-${version}.zip`])
      expect(all).toContain(name);
    expect(all).toEqual(expect.arrayContaining(byUs.flatMap(([, names]) => names)));
    expect(run('bash', '-c', `cd '${at}' && sha256sum --quiet --strict --check SHA256SUMS`)).toBe('');
    expect(readFileSync(join(at, 'SHA256SUMS'), 'utf8').trim().split('\n')).toHaveLength(all.length);
    run('gpg', '--batch', '--verify', join(at, 'SHA256SUMS.asc'), join(at, 'SHA256SUMS'));
    for (const name of manifests(version)) {
      const bytes = Buffer.concat([Buffer.from(`tandem-update-1\n${name}\n`), readFileSync(join(at, name))]);
      const signature = Buffer.from(readFileSync(join(at, `${name}.sig`), 'utf8'), 'base64');
      expect(verify(null, bytes, createPublicKey(updateKey), signature)).toBe(true);
    }
    const bill = JSON.parse(readFileSync(join(at, `tandem-${version}.cdx.json`), 'utf8'));
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', components: expect.any(Array) });
    expect(JSON.parse(readFileSync(join(at, 'provenance.json'), 'utf8'))).toMatchObject({ version, commit });
  });

  /** @type {[string, (at: string) => void, NodeJS.ProcessEnv?][]} */
  const spoilt = [
    ...byUs.flatMap(([, names]) =>
      names.map(
        (name) =>
          /** @type {[string, (at: string) => void]} */ ([
            `${name} was exchanged`,
            (at) => changeOneByte(join(at, name)),
          ]),
      ),
    ),
    ...byUs.flatMap(([, names]) =>
      names
        .filter((name) => signedBeside.test(name))
        .flatMap((name) => [
          /** @type {[string, (at: string) => void]} */ ([
            `${name} has no signature`,
            (at) => rmSync(join(at, `${name}.asc`)),
          ]),
          /** @type {[string, (at: string) => void]} */ ([
            `${name} has the signature of another file`,
            (at) => cpSync(join(at, 'other.asc'), join(at, `${name}.asc`)),
          ]),
        ]),
    ),
    ...['win32', 'darwin', 'linux'].map(
      (system) =>
        /** @type {[string, (at: string) => void]} */ ([
          `${system} vouches for nothing`,
          (at) => rmSync(join(at, `verdict-${system}.json`)),
        ]),
    ),
    [
      'a manifest offers something else',
      (at) => writeFileSync(join(at, 'latest.yml'), `version: ${version}\nfiles: []\n`),
    ],
    ['nobody can sign the list', () => {}, { ...env, GPG_KEY_ID: 'nobody@tandem.invalid' }],
    ['the key for the list is not named', () => {}, { ...env, GPG_KEY_ID: '' }],
    ['there is no key for manifests', () => {}, { ...env, TANDEM_UPDATE_ED25519_KEY: '' }],
  ];
  test.each(spoilt)('fails when %s', async (_why, spoil, withEnv = env) => {
    const at = handedOver();
    writeFileSync(join(at, 'other'), 'another file');
    execFileSync('gpg', ['--batch', '--armor', '--local-user', env.GPG_KEY_ID, '--detach-sign', join(at, 'other')], {
      env,
    });
    spoil(at);
    await expect(assembleRelease(at, release, withEnv)).rejects.toThrow();
    expect(readdirSync(at)).not.toContain('SHA256SUMS.asc');
    rmSync(at, { recursive: true });
  });

  test('fails when the app would not believe the key of the manifests', async () => {
    await expect(assembleRelease(handedOver(), { ...release, trusted: [] }, env)).rejects.toThrow('update-keys.json');
  });
});
