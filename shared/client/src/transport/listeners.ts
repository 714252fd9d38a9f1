/** A list of callbacks; adding one answers with its removal. One that throws does not keep the others from hearing. */
export class Listeners<A extends readonly unknown[]> {
  private readonly handlers = new Set<(...args: A) => void>();

  add(handler: (...args: A) => void): () => void {
    const entry = (...args: A) => handler(...args);
    this.handlers.add(entry);
    return () => {
      this.handlers.delete(entry);
    };
  }

  tell(...args: A): void {
    const failures: unknown[] = [];
    for (const handler of [...this.handlers]) {
      try {
        handler(...args);
      } catch (cause) {
        failures.push(cause);
      }
    }
    // A bug in a handler must surface, but not before all have heard and not in the middle of the caller's work.
    if (failures.length > 0) void Promise.reject(failures[0]);
  }

  clear(): void {
    this.handlers.clear();
  }
}
