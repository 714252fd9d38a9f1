/** Work for a few connections: each does one thing at a time, and what finds none free waits in order. */
export class Lanes<Lane> {
  private readonly free: Lane[];
  private readonly waiting: ((lane: Lane) => Promise<void>)[] = [];

  constructor(
    private readonly lanes: readonly Lane[],
    private readonly most = 10_000,
  ) {
    this.free = [...lanes];
  }

  /** Throws when more waits than is bearable: the server has lost pace. */
  begin(work: (lane: Lane) => Promise<void>): void {
    const lane = this.free.pop();
    if (lane !== undefined) void this.run(lane, work);
    else if (this.waiting.push(work) > this.most) throw new Error(`More than ${this.most} requests are waiting.`);
  }

  /** Resolves when nothing is under way any more, or after `patience` milliseconds. */
  async settled(patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.free.length < this.lanes.length && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private async run(lane: Lane, work: (lane: Lane) => Promise<void>): Promise<void> {
    for (let next: typeof work | undefined = work; next; next = this.waiting.shift()) await next(lane);
    this.free.push(lane);
  }
}
