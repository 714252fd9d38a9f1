import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The line between an app and its service, which can be cut and mended, as in sleep or out of reach. */
export class Line {
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private port = 0;
  private isCut = false;

  private constructor() {
    this.server = createServer((near) => {
      if (this.isCut) return void near.destroy();
      const far = connect(this.port, 'localhost');
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.ends.add(end);
        end.on('error', () => other.destroy());
        end.on('close', () => {
          this.ends.delete(end);
          other.destroy();
        });
        end.pipe(other);
      }
    });
  }

  /** A line that leads nowhere yet: its own address has to be known to the service. */
  static async begin(): Promise<Line> {
    const line = new Line();
    await new Promise<void>((resolve) => line.server.listen(0, 'localhost', resolve));
    return line;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  leadTo(url: string): void {
    this.port = Number(new URL(url).port);
  }
  cut(): void {
    this.isCut = true;
    for (const end of this.ends) end.destroy();
  }
  mend(): void {
    this.isCut = false;
  }
  end(): void {
    this.cut();
    this.server.close();
  }
}
