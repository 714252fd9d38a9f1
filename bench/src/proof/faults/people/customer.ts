import { Person } from './person.ts';

const TITLE = 'What is needed by ';

/** Whether somebody of this kind opened the ticket. */
export const isOfCustomer = ({ title }: { readonly title: string }): boolean => title.startsWith(TITLE);

/** Writes on their own ticket, and closes it once in a long while. */
export class Customer extends Person {
  protected async begin(): Promise<void> {
    const { tab, account } = this;
    await tab.tickets.show({});
    const ticket = await tab.tickets.create({
      title: TITLE + account.name,
      description: 'The printer on the second floor is out of paper.',
      categoryId: 1,
    });
    await tab.ticket.open(ticket.id);
  }

  protected act(): void {
    const { tab, around } = this;
    const { random } = around;
    tab.timeline.markRead();
    if (tab.ticket.ticket?.status === 'closed') return;
    if (random.chance(0.004)) void tab.ticket.setStatus('closed');
    else if (random.chance(0.1)) tab.timeline.setTyping(true);
    else this.say();
  }
}
