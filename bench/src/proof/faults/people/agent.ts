import { pause } from '../pause.ts';
import { isOfCustomer } from './customer.ts';
import { Person } from './person.ts';

const MOST_TRIES = 100;

/** Goes from ticket to ticket, answers, moves them along their life cycle and takes some. */
export class Agent extends Person {
  protected async begin(): Promise<void> {
    await this.tab.tickets.show({});
    // The first tickets appear by themselves, as their customers arrive.
    for (let tries = 0; this.tab.ticket.state !== 'ready' && tries < MOST_TRIES; tries++) {
      await this.move();
      await pause(100);
    }
  }

  protected act(): void {
    const { ticket, timeline } = this.tab;
    const { random } = this.around;
    timeline.markRead();
    if (ticket.ticket?.status === 'closed' && random.chance(0.8)) return void ticket.setStatus('open');
    const luck = random.between(0, 100);
    if (luck < 12) void this.move();
    else if (luck < 17) void ticket.setStatus(random.pick(['open', 'in_progress', 'resolved']));
    else if (luck < 18) void ticket.setStatus('closed');
    else if (luck < 21) void ticket.claim();
    else if (luck < 23) void ticket.assign(null);
    else if (luck < 25) void ticket.setPriority(random.pick(['low', 'medium', 'high']));
    else if (luck < 33) timeline.setTyping(true);
    else this.say();
  }

  private async move(): Promise<void> {
    // There may be others, whose people count on being left alone.
    const items = this.tab.tickets.items.filter(isOfCustomer);
    if (items.length > 0) await this.tab.ticket.open(this.around.random.pick(items).id);
  }
}
