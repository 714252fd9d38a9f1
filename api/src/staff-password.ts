import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { BadUsage } from './staff-command.ts';

/** Asks twice without showing what is typed; from a pipe, takes the first line. */
export async function askPassword(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  if (!input.isTTY) return firstLine(input);
  const first = await hidden('Password: ', input, output);
  const second = await hidden('The same again: ', input, output);
  if (first !== second) throw new BadUsage('The two passwords differ.');
  return first;
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  throw new BadUsage('No password came on standard input.');
}

function hidden(question: string, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  output.write(question);
  // The terminal's echo is off while readline runs; what readline itself would show goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      lines.removeAllListeners('close');
      lines.close();
      output.write('\n');
      resolve(line);
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      output.write('\n');
      reject(new BadUsage('Nothing was changed.'));
    });
  });
}
