import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './bootstrap.mjs';
import { copyOf, stagesOf } from './image/dockerfile.mjs';
import { fail, say } from './say.mjs';
import { freePort } from './stores/daemon.mjs';
import { startStores } from './stores.mjs';

/**
 * Carries out api/Dockerfile where there is no Docker: the same commands on the same files, each stage in a folder of its own
 * that is mounted where the Dockerfile says, with the machine's own system instead of the base images. What comes out is
 * started as the image would be: without rights, on files that cannot be written, on a MariaDB and a Redis.
 *
 * Linux, as root. `REHEARSE_NODE=/path/to/bin/node` takes another Node than this one, such as that of the base image.
 */
const stages = stagesOf(readFileSync(join(root, 'api/Dockerfile'), 'utf8'));
const node = resolve(process.env['REHEARSE_NODE'] ?? process.execPath);
const home = mkdtempSync(join(tmpdir(), 'tandem-image-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const place = (/** @type {string} */ stage, path = '') => join(home, stage, path);
/** @type {Record<string, string>} */
const settings = {};
let [workdir, check, command] = ['/srv', '', ''];

if (process.platform !== 'linux' || process.getuid?.() !== 0) fail('This needs Linux and root.');
for (const { name, image, instructions } of stages) {
  say(`── ${name} (${image}, here with Node ${version()})`);
  workdir = '/srv';
  mkdirSync(place(name, workdir), { recursive: true });
  for (const { verb, words } of instructions) carryOut(name, verb, words);
}
await start(stages.at(-1)?.name ?? '');

/**
 * @param {string} stage
 * @param {string} verb
 * @param {string} words
 */
function carryOut(stage, verb, words) {
  if (verb === 'WORKDIR') {
    workdir = words;
    mkdirSync(place(stage, workdir), { recursive: true });
  } else if (verb === 'COPY') copy(stage, words);
  else if (verb === 'RUN') run(stage, words);
  else if (verb === 'ENV')
    for (const pair of words.split(/\s+/)) settings[pair.split('=')[0] ?? ''] = pair.split('=')[1] ?? '';
  else if (verb === 'HEALTHCHECK') check = words.slice(words.indexOf('CMD ') + 4);
  else if (verb === 'CMD') command = words;
}

/** As Docker copies: of a folder its contents, of files each into the folder. @param {string} stage @param {string} words */
function copy(stage, words) {
  const { from, paths, to } = copyOf(words);
  const options = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true };
  for (const path of paths) {
    const target = place(stage, resolve(workdir, to));
    const source = from === undefined ? join(root, path) : place(from, resolve(workdir, path));
    const isFolder = statSync(source).isDirectory();
    const into = !isFolder && (to.endsWith('/') || paths.length > 1) ? join(target, basename(path)) : target;
    if (from !== undefined || !isFolder) cpSync(source, into, options);
    else for (const file of context(path)) cpSync(join(root, file), join(into, relative(path, file)), options);
  }
}

/** The committed and the new files of the checkout, less those that .dockerignore names. @param {string} path */
function context(path) {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const excluded = ignored.flatMap((pattern) => [`:(exclude,glob)${pattern}`, `:(exclude,glob)${pattern}/**`]);
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', path, ...excluded];
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 });
  if (status !== 0) fail(`git: ${stderr}`);
  return stdout.split('\0').filter(Boolean);
}

/** @param {string} stage @param {string} words */
function run(stage, words) {
  if (words.startsWith('apt-get')) return say(`  not carried out here: ${words}`);
  const began = Date.now();
  say(`  ${words}`);
  const { status, stdout, stderr } = spawnSync(...within(stage, words), {
    encoding: 'utf8',
    env: buildEnvironment(),
    timeout: 900_000,
  });
  if (status !== 0) fail(`It ended with ${status}:\n${`${stdout}${stderr}`.slice(-4_000)}`);
  say(`  done in ${Math.round((Date.now() - began) / 1_000)} s`);
}

/**
 * A command in a namespace in which the stage's /srv is /srv.
 * @param {string} stage
 * @param {string} words
 * @returns {[string, string[]]}
 */
function within(stage, words, before = '') {
  const script = `mount --bind ${place(stage, '/srv')} /srv && cd ${workdir} && ${before}${words}`;
  return ['unshare', ['--mount', '--fork', '--kill-child', 'sh', '-c', script]];
}

function environment() {
  return { PATH: `${join(node, '..')}:${process.env['PATH']}`, ...settings };
}

/** For commands that build: how this machine reaches the registry, and the headers of this Node. */
function buildEnvironment() {
  const headers = join(node, '../..');
  return {
    ...process.env,
    ...environment(),
    ...(existsSync(join(headers, 'include/node')) && { npm_config_nodedir: headers }),
  };
}

function version() {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
}

/** Migrates, starts one replica as the image would, asks it what the health check asks, and ends it. @param {string} stage */
async function start(stage) {
  const stores = await startStores();
  const port = await freePort();
  const secret = () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64');
  const env = {
    ...environment(),
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://support.example.com',
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl,
    ACCESS_TOKEN_SECRET: secret(),
    REFRESH_TOKEN_SECRET: secret(),
    MIGRATE: 'wait',
  };
  const asImage = (/** @type {string} */ words) =>
    within(
      stage,
      `exec setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all ${words}`,
      'mount -o remount,bind,ro /srv && ',
    );
  const quoted = (/** @type {string} */ list) =>
    JSON.parse(list)
      .map((/** @type {string} */ word) => `'${word.replaceAll("'", `'\\''`)}'`)
      .join(' ');
  try {
    const [program, args] = asImage('node api/dist/src/migrate-cli.js');
    const migrated = spawnSync(program, args, { env, encoding: 'utf8', timeout: 60_000 });
    if (migrated.status !== 0) fail(`The job that migrates ended with ${migrated.status}: ${migrated.stderr}`);
    say('The job that migrates has ended well.');
    const [server, serverArgs] = asImage(quoted(command));
    const replica = spawn(server, serverArgs, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((done) => replica.once('exit', done));
    replica.stdout.resume();
    const [probe, probeArgs] = asImage(quoted(check));
    let healthy = false;
    for (const deadline = Date.now() + 60_000; !healthy && Date.now() < deadline; await sleep(250))
      healthy = spawnSync(probe, probeArgs, { env, timeout: 10_000 }).status === 0;
    if (!healthy) fail('The health check never held.');
    for (const [path, wanted] of Object.entries({
      '/': '<html',
      '/console/': '<html',
      '/api/v1/openapi.json': '"openapi"',
    })) {
      const text = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
      if (!text.includes(wanted)) fail(`${path} is answered by ${text.slice(0, 300)}`);
    }
    const [size] = spawnSync('du', ['-sm', place(stage, '/srv')], { encoding: 'utf8' }).stdout.split('\t');
    say(`It serves: healthy; portal, console and API there; ${size} MiB of files.`);
    endInside(replica.pid);
    const late = setTimeout(() => replica.kill('SIGKILL'), 20_000);
    const code = await ended;
    clearTimeout(late);
    if (code !== 0) fail(`Asked to end, it ended with ${code}.`);
    say('Asked to end, it ended with 0.');
  } finally {
    await stores.stop();
  }
}

/** The signal goes to the program, not to the namespace around it. @param {number | undefined} outer */
function endInside(outer) {
  const children = readFileSync(`/proc/${outer}/task/${outer}/children`, 'utf8').trim().split(' ');
  process.kill(Number(children[0]), 'SIGTERM');
}
