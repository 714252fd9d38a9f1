import { type Actor, type ConsoleReport, consolePolicy, type FleetConsole, mostConsolesEach } from '@tandem/contract';
import { enforce } from '../../errors/enforce.ts';
import { fromCursor, toCursor } from './console-cursor.ts';
import type { ConsolesRepository } from './consoles.repository.ts';

interface Asked {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The installed consoles of staff, as they tell of themselves. */
export class ConsolesService {
  constructor(private readonly repository: ConsolesRepository) {}

  async report(actor: Actor, report: ConsoleReport): Promise<void> {
    enforce(consolePolicy.report(actor));
    await this.repository.report(actor.id, report, mostConsolesEach);
  }

  async list(
    actor: Actor,
    { q = '', cursor, limit }: Asked,
  ): Promise<{ items: FleetConsole[]; nextCursor: string | null }> {
    enforce(consolePolicy.list(actor));
    const found = await this.repository.page(q, cursor === undefined ? undefined : fromCursor(cursor), limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor(last) : null };
  }
}
