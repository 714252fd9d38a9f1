import { AppError } from '../errors/app-error.ts';

const DEEPEST = 32;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes from outside as a JSON value. Refuses what is not UTF-8, not JSON, or nested so deeply that walking it would
 * exhaust the stack.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    throw refused('This is not valid JSON in UTF-8.');
  }
  if (isDeeper(value, DEEPEST)) throw refused('This is nested too deeply.');
  return value;
}

const refused = (message: string) => new AppError('validation', message, { fields: { body: message } });

/** Recursion is bounded by `levels`. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
