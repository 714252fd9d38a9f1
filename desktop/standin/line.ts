type Messages = Record<string, [unknown, unknown]>;
type Answers<M extends Messages> = { [K in keyof M]: (question: M[K][0]) => M[K][1] | Promise<M[K][1]> };
type Sent =
  | { readonly ask: string; readonly id: number; readonly question: unknown }
  | { readonly re: number; readonly answer: unknown }
  | { readonly re: number; readonly failure: { readonly name: string; readonly message: string } };

const ANSWER_WITHIN = 30_000;

/** Questions and answers between two processes, both ways, as values. Every question is answered or fails in time. */
export class Line<Asked extends Messages, Answered extends Messages> {
  private readonly waiting = new Map<number, (sent: Sent | Error) => void>();
  private last = 0;
  private ended: Error | null = null;

  constructor(
    private readonly send: (sent: Sent) => void,
    private readonly answers: Answers<Answered>,
  ) {}

  ask<K extends keyof Asked & string>(name: K, question: Asked[K][0]): Promise<Asked[K][1]> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = ++this.last;
      const late = setTimeout(() => settle(new Error(`"${name}" was not answered.`)), ANSWER_WITHIN);
      const settle = (sent: Sent | Error) => {
        clearTimeout(late);
        this.waiting.delete(id);
        if (sent instanceof Error) reject(sent);
        else if ('failure' in sent) reject(Object.assign(new Error(sent.failure.message), { name: sent.failure.name }));
        else if ('re' in sent) resolve(sent.answer as Asked[K][1]);
      };
      this.waiting.set(id, settle);
      try {
        this.send({ ask: name, id, question });
      } catch (cause) {
        settle(cause instanceof Error ? cause : new Error(String(cause))); // what cannot be cloned cannot be sent
      }
    });
  }

  /** Asks without waiting: for what nobody needs to know the outcome of, such as a window that is gone meanwhile. */
  tell<K extends keyof Asked & string>(name: K, question: Asked[K][0]): void {
    this.ask(name, question).catch(() => undefined);
  }

  async hear(sent: Sent): Promise<void> {
    if ('re' in sent) return this.waiting.get(sent.re)?.(sent);
    const answer = this.answers[sent.ask];
    try {
      if (!answer) throw new Error(`Nobody answers "${sent.ask}".`);
      this.send({ re: sent.id, answer: await answer(sent.question) });
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
      if (!this.ended) this.send({ re: sent.id, failure: { name, message } });
    }
  }

  /** The other side is gone: what waits fails, as does whatever is asked from now on. */
  end(reason: Error): void {
    this.ended ??= reason;
    for (const settle of [...this.waiting.values()]) settle(reason);
  }
}
