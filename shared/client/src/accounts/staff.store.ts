import { http, type Participant } from '@tandem/contract';
import { runInAction } from 'mobx';
import { LoadedList } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';
import { allWithName, personWithName } from './new-names.ts';

const MOST_PAGES = 10;

/** Those a ticket can be assigned to, by name. For staff only. */
export class StaffStore extends LoadedList<Participant> {
  constructor(connection: Connection) {
    super(async () => {
      const found: Participant[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
        const { items, nextCursor } = await connection.request(http.accounts.staff, {
          query: { limit: 200, ...(cursor !== undefined && { cursor }) },
        });
        found.push(...items);
        cursor = nextCursor;
      }
      return found;
    });
  }
  /** Somebody goes by another name. The list is in order of names again when it is next loaded. */
  rename(person: Participant): void {
    runInAction(() => {
      this.items = allWithName(this.items, (one) => personWithName(one, person));
    });
  }
}
