import { execFileSync } from 'node:child_process';
import { findProgram } from '../programs.mjs';

/**
 * Signs a package for Linux with the key that `GPG_KEY_ID` names: inside for rpm, whose tools look there, else beside it.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export function signForLinux(file, env) {
  if (!file.endsWith('.rpm')) return signBeside(file, env);
  const told = [
    `__gpg ${findProgram('gpg') ?? 'gpg'}`, // on Debian and Ubuntu rpm looks for a gpg2 that is not there
    `_gpg_name ${env['GPG_KEY_ID']}`,
    '_gpg_sign_cmd_extra_args --batch --pinentry-mode loopback',
  ];
  run('rpmsign', [...told.flatMap((macro) => ['--define', macro]), '--addsign', file], env);
}

/** A signature in a file beside it that ends with `.asc`. @param {string} file @param {NodeJS.ProcessEnv} env */
export function signBeside(file, env) {
  const how = ['--batch', '--yes', '--pinentry-mode', 'loopback', '--local-user', env['GPG_KEY_ID'] ?? ''];
  run('gpg', [...how, '--armor', '--detach-sign', file], env);
}

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(program, args, env) {
  execFileSync(program, args, { env, encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'pipe'] });
}
