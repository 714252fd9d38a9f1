import { findProgram, ProgramMissing } from '../programs.mjs';
import { Daemon, freePort } from './daemon.mjs';

/**
 * A Redis of our own, on loopback only. It keeps nothing on disk unless it is to be `durable`: then it logs each write,
 * as docs/operating.md asks for in production.
 * @param {string} folder
 * @param {{durable: boolean, endedByItself: (words: string) => void}} options
 */
export async function startRedis(folder, { durable, endedByItself }) {
  const server = findProgram('redis-server');
  if (!server) throw new ProgramMissing('Redis not found. Install redis-server.');
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const log = ['--appendonly', durable ? 'yes' : 'no', '--appendfsync', 'everysec'];
  const daemon = new Daemon(server, [...settings, ...log], { port, endedByItself });
  await daemon.start();
  return { daemon, url: `redis://127.0.0.1:${port}` };
}
