import { findProgram, ProgramMissing } from '../programs.mjs';
import { freePort, startDaemon } from './daemon.mjs';

/**
 * A Redis of our own, on loopback only, that keeps nothing on disk.
 * @param {string} folder
 */
export async function startRedis(folder) {
  const server = findProgram('redis-server');
  if (!server) throw new ProgramMissing('Redis not found. Install redis-server.');
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = await startDaemon(server, settings, port);
  return { child, url: `redis://127.0.0.1:${port}` };
}
