import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import type { PolicyDisk } from './policy-files.ts';

/** The disk of this computer. */
export const policyDisk: PolicyDisk = {
  async look(path) {
    try {
      const found = await lstat(path);
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, owner: found.uid, mode: found.mode & 0o7777 };
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  },
  async read(path, mostBytes) {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await file.stat();
      if (size > mostBytes) throw new Error(`larger than ${mostBytes} bytes`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  },
  async list(path) {
    try {
      return await readdir(path);
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  },
};

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
