import { type Device, http } from '@tandem/contract';
import { runInAction } from 'mobx';
import { LoadedList } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Where this account is signed in, this device first, then the one seen last. */
export class DevicesStore extends LoadedList<Device> {
  constructor(private readonly connection: Connection) {
    super(async () => {
      const { items } = await connection.request(http.session.devices, {});
      return items.toSorted((one, other) => rank(other).localeCompare(rank(one)));
    });
  }

  get others(): readonly Device[] {
    return this.items.filter(({ current }) => !current);
  }

  /** Signs one other device out. Rejects with RequestFailed; a device that is gone already is no failure. */
  async signOut(id: string): Promise<void> {
    try {
      await this.connection.request(http.session.endDevice, { params: { id } });
    } catch (cause) {
      const failure = RequestFailed.from(cause);
      if (failure.code !== 'not_found') throw failure;
    }
    this.keep((device) => device.id !== id);
  }

  /** Signs all other devices out. Rejects with RequestFailed. */
  async signOutOthers(): Promise<void> {
    await this.connection.request(http.session.endOtherDevices, {});
    this.keep(({ current }) => current);
  }

  private keep(stays: (device: Device) => boolean): void {
    runInAction(() => {
      this.items = this.items.filter(stays);
    });
  }
}

const rank = ({ current, lastSeenAt }: Device) => `${current ? 1 : 0} ${lastSeenAt}`;
