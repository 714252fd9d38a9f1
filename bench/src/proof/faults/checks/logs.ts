import { readFile } from 'node:fs/promises';

const ERROR = 50;

/** Every line in which a replica says that something happened which nobody had thought of. */
export async function checkLogs(files: readonly string[]): Promise<string[]> {
  const failures = new Map<string, number>();
  for (const file of files) {
    for (const line of (await readFile(file, 'utf8')).split('\n')) {
      const words = complaintIn(line);
      if (words) failures.set(words, (failures.get(words) ?? 0) + 1);
    }
  }
  return [...failures].map(([words, count]) => `A replica logged ${count} times: ${words}`);
}

function complaintIn(line: string): string | undefined {
  if (line === '') return undefined;
  try {
    const { level, msg, cause } = JSON.parse(line) as { level: unknown; msg?: string; cause?: { message?: string } };
    const grave = level === 'error' || level === 'fatal' || Number(level) >= ERROR;
    return grave ? `${msg}: ${JSON.stringify(cause ?? {}).slice(0, 800)}` : undefined;
  } catch {
    // One that was killed may leave half a line.
    return line.startsWith('{') ? undefined : line.slice(0, 300);
  }
}
