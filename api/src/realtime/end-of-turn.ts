interface Writer {
  write(): void;
}

const writers: Writer[] = [];

/**
 * Has somebody write once everything that this turn of the event loop has to say was said. One after the other, each
 * whole: with a thousand to tell, the first is told while the last is not yet written to.
 */
export function atEndOfTurn(writer: Writer): void {
  if (writers.push(writer) === 1) process.nextTick(writeAll);
}

function writeAll(): void {
  for (const writer of writers.splice(0)) writer.write();
}
