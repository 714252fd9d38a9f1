import { expect, test, vi } from 'vitest';
import { run } from './run.mjs';
import { later, say } from './say.mjs';

/** What reached the terminal so far, as one text. */
function terminal() {
  /** @type {string[]} */
  const heard = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => heard.push(String(words)) > 0);
  return () => heard.join('');
}

test('work done beside other work does not speak in between: its words stand together, those of its programs too', async () => {
  const heard = terminal();
  const { result, speak } = later(async () => {
    say('first');
    const { code } = await run(['-e', 'console.log("second")'], { echo: true });
    say('third');
    return code;
  });
  say('meanwhile');
  expect(await result).toBe(0);
  expect(heard()).toBe('meanwhile\n');
  speak();
  expect(heard()).toBe('meanwhile\nfirst\nsecond\nthird\n');
});

test('once it may speak, it is heard as it goes', async () => {
  const heard = terminal();
  let goOn = () => {};
  const { result, speak } = later(async () => {
    say('before');
    await new Promise((resolve) => {
      goOn = () => resolve(undefined);
    });
    say('after');
  });
  speak();
  expect(heard()).toBe('before\n');
  goOn();
  await result;
  expect(heard()).toBe('before\nafter\n');
});
