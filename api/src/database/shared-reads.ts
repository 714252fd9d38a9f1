const LARGEST = 50;

interface Asking<Asker, Answer> {
  readonly asker: Asker;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Whoever asks the same question before its read begins shares that read, and while one is under way the next gathers. So
 * an answer is never older than its question, and under load a question costs the database once for all who ask it.
 */
export class SharedReads<Question, Asker, Answer> {
  private readonly gathering = new Map<string, Asking<Asker, Answer>[]>();

  /** `read` answers each of the askers, in order: at most `largest`, so that no statement grows without end. */
  constructor(
    private readonly read: (question: Question, askers: readonly Asker[]) => Promise<readonly Answer[]>,
    private readonly largest = LARGEST,
  ) {}

  /** Questions with the same key have to be the same question. Rejects with what stopped the read. */
  ask(key: string, question: Question, asker: Asker): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = { asker, resolve, reject };
      const others = this.gathering.get(key);
      if (others) others.push(asking);
      else {
        this.gathering.set(key, [asking]);
        // Everybody else who asks in this turn joins.
        setImmediate(() => void this.run(key, question));
      }
    });
  }

  private async run(key: string, question: Question): Promise<void> {
    for (let group = this.gather(key); group.length > 0; group = this.gather(key)) {
      try {
        const answers = await this.read(
          question,
          group.map(({ asker }) => asker),
        );
        for (const [index, { resolve }] of group.entries()) resolve(answers[index] as Answer);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.gathering.delete(key);
  }

  /** Those who have asked so far; whoever asks from now on is of a later group. */
  private gather(key: string): readonly Asking<Asker, Answer>[] {
    return this.gathering.get(key)?.splice(0, this.largest) ?? [];
  }
}
