import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { policyDisk } from '../core/policy/policy-disk.ts';
import { linuxReader, macReader } from '../core/policy/read-posix.ts';
import { type RunProgram, windowsReader } from '../core/policy/read-windows.ts';
import type { PolicyReader } from '../core/policy/reading.ts';

const WITHIN = 3_000;
const MOST_OUTPUT = 1_024 * 1_024;

/** Reads the managed settings of this computer. Neither arguments nor, where it can be helped, variables say from where. */
export function systemPolicy(): PolicyReader {
  const resources = process.resourcesPath ?? import.meta.dirname;
  const places = { disk: policyDisk, resources };
  if (process.platform === 'darwin') return macReader({ ...places, user: userInfo().username });
  if (process.platform !== 'win32') return linuxReader(places);
  // The variable is believed only where Windows is not where it nearly always is: whoever starts the app can set it.
  const usual = 'C:\\Windows';
  const windows = existsSync(`${usual}\\System32\\reg.exe`) ? usual : (process.env['SystemRoot'] ?? usual);
  const programData = `${windows.slice(0, 2)}\\ProgramData`;
  return windowsReader({ ...places, run, windows, programData });
}

const run: RunProgram = (file, args, env = {}) =>
  new Promise((resolve) => {
    const options = { timeout: WITHIN, maxBuffer: MOST_OUTPUT, windowsHide: true, env: { ...process.env, ...env } };
    execFile(file, [...args], options, (cause, output) => {
      if (cause === null) resolve({ code: 0, output });
      else resolve(typeof cause.code === 'number' ? { code: cause.code, output } : null);
    });
  });
