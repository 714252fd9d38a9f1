interface Open {
  readonly pending: Map<number, number | null>;
  /** Tickets that the api may take for open: one, or two after an opening that failed half way. */
  readonly tickets: Set<number>;
}

/** Which tickets each connection may hear of, by what it asked for and was answered. */
export class OpenTickets {
  private readonly sockets = new WeakMap<object, Open>();

  sent(socket: object, { id, type, payload }: { id: number; type: string; payload: { ticketId?: number } }): void {
    if (type !== 'ticket.open' && type !== 'ticket.leave') return;
    const open = this.sockets.get(socket) ?? { pending: new Map(), tickets: new Set() };
    this.sockets.set(socket, open);
    open.pending.set(id, payload.ticketId ?? null);
    if (payload.ticketId !== undefined) open.tickets.add(payload.ticketId);
  }

  answered(socket: object, re: number, ok: boolean): void {
    const open = this.sockets.get(socket);
    const ticketId = open?.pending.get(re);
    if (!open || ticketId === undefined) return;
    open.pending.delete(re);
    if (!ok) return;
    open.tickets.clear();
    for (const later of [ticketId, ...open.pending.values()]) if (later !== null) open.tickets.add(later);
  }

  of(socket: object): ReadonlySet<number> {
    return this.sockets.get(socket)?.tickets ?? new Set();
  }
}
