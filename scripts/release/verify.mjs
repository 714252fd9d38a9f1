import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * Verifies the signature of an installer with the means of its system, and throws when there is none or it is not valid.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export function verifySignature(file, env) {
  const kind = basename(file).replace(/^.*\./, '');
  const check = checks[kind];
  if (!check) throw new Error(`Nobody knows how to verify ${basename(file)}.`);
  check(file, env);
}

/** @type {Record<string, (file: string, env: NodeJS.ProcessEnv) => void>} */
const checks = {
  exe: authenticode,
  msi: authenticode,
  dmg(file) {
    run('codesign', ['--verify', '--verbose=2', file]);
    run('xcrun', ['stapler', 'validate', file]);
  },
  pkg(file) {
    run('pkgutil', ['--check-signature', file]);
    run('xcrun', ['stapler', 'validate', file]);
  },
  zip(file) {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-zip-'));
    try {
      run('ditto', ['-x', '-k', file, folder]);
      const app = join(folder, readdirSync(folder).find((name) => name.endsWith('.app')) ?? '');
      run('codesign', ['--verify', '--deep', '--strict', '--verbose=2', app]);
      run('spctl', ['-a', '-vvv', '-t', 'exec', app]);
      run('xcrun', ['stapler', 'validate', app]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  AppImage: detached,
  deb: detached,
  SHA256SUMS: detached,
  rpm(file, env) {
    // Without the key in its keyring rpm says NOKEY and ends with an error; unsigned it says only “digests OK”.
    const said = run('rpm', ['-K', file], env);
    if (!/signatures OK/.test(said)) throw new Error(`${basename(file)} is not signed: ${said.trim()}`);
  },
};

/** @param {string} file @param {NodeJS.ProcessEnv} env */
function authenticode(file, env) {
  const script = `$s = Get-AuthenticodeSignature -LiteralPath $args[0]; "$($s.Status)|$($s.SignerCertificate.Subject)|$($null -ne $s.TimeStamperCertificate)"`;
  const said = run('powershell', [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `& { ${script} } '${file.replaceAll("'", "''")}'`,
  ]).trim();
  if (said !== `Valid|${env['TANDEM_WINDOWS_PUBLISHER']}|True`)
    throw new Error(`${basename(file)} is signed as: ${said}`);
}

/** @param {string} file @param {NodeJS.ProcessEnv} env */
function detached(file, env) {
  run('gpg', ['--batch', '--verify', `${file}.asc`, file], env);
}

/** @param {string} program @param {string[]} args */
function run(program, args, env = process.env) {
  return execFileSync(program, args, { env, encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'pipe'] });
}
