import { type FleetConsole, http } from '@tandem/contract';
import { PagedList } from '../loading/paged-list.ts';
import type { Connection } from '../transport/connection.ts';

/** Every installed console, for admins; narrowed to what is searched for. */
export class FleetStore extends PagedList<FleetConsole> {
  constructor(
    connection: Connection,
    private readonly asked = { q: '' },
  ) {
    super((cursor) => {
      const query = { limit: 50, ...(asked.q !== '' && { q: asked.q }), ...(cursor !== null && { cursor }) };
      return connection.request(http.consoles.list, { query });
    });
  }

  /** Begins anew, with the first page of what is searched for. Never rejects: see `failure`. */
  search(words: string): Promise<void> {
    this.asked.q = words;
    this.clear();
    return this.load();
  }
}
