import { defaultMessage, type Entry } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { OutboxStorage } from './outbox-storage.ts';
import type { Outgoing } from './outgoing.ts';

export interface OutboxOptions {
  readonly ports: StorePorts;
  /** Hands one message to the api and settles with its acknowledgement; the same message may come again. */
  readonly deliver: (message: Outgoing) => Promise<Entry>;
  /** An acknowledged message. */
  readonly onDelivered: (entry: Entry) => void;
}

const MOST_MESSAGES = 200;
/** An error on the api's side is tried so many times; then a person decides. */
const MOST_ATTEMPTS = 3;
/** Whoever asks for more patience than this is asked again all the same, in milliseconds. */
const LONGEST_WAIT = 60_000;

/**
 * Messages on their way out. They survive reloads, belong to one account, leave in the order written, ticket by ticket,
 * and go out again with the same id until the api has acknowledged them. An acknowledged message leaves the outbox.
 */
export class Outbox {
  /** In the order written. */
  messages: readonly Outgoing[] = [];
  /** The device could not store something: closing the window would lose what waits. */
  unsaved = false;
  private accountId: number | null = null;
  private storage: OutboxStorage | null = null;
  private running = false;
  /** How often it was told to send what waits. */
  private resumed = 0;
  private readonly pumping = new Set<number>();
  private readonly attempts = new Map<string, number>();
  private readonly backoff: Backoff;
  private cancelRetry: (() => void) | null = null;
  private readonly stopListening: () => void;

  constructor(private readonly options: OutboxOptions) {
    this.backoff = new Backoff(options.ports.random);
    makeAutoObservable<
      this,
      | 'accountId'
      | 'storage'
      | 'running'
      | 'resumed'
      | 'pumping'
      | 'attempts'
      | 'backoff'
      | 'cancelRetry'
      | 'stopListening'
      | 'options'
    >(
      this,
      {
        messages: observableRef,
        accountId: false,
        storage: false,
        running: false,
        resumed: false,
        pumping: false,
        attempts: false,
        backoff: false,
        cancelRetry: false,
        stopListening: false,
        options: false,
      },
      { autoBind: true },
    );
    const { storage } = options.ports;
    this.stopListening = storage.onChange?.((key) => this.storage?.concerns(key) && this.refresh()) ?? (() => {});
  }

  /** How many wait for the network or their turn. */
  get waiting(): number {
    return this.messages.filter(({ state }) => state === 'queued' || state === 'sending').length;
  }
  /** How many need a decision: failed or stale. */
  get stuck(): number {
    return this.messages.length - this.waiting;
  }

  ofTicket(ticketId: number): readonly Outgoing[] {
    return this.messages.filter((message) => message.ticketId === ticketId);
  }

  /** It waits for a decision about one before it, not for the network. */
  isHeld({ ticketId, order }: Outgoing): boolean {
    return this.ofTicket(ticketId).some(
      (one) => one.order < order && (one.state === 'failed' || one.state === 'stale'),
    );
  }

  /** Keeps a message and sends it as soon as possible. Throws RequestFailed `outbox_full`. */
  add({ ticketId, body, seenSeq }: Pick<Outgoing, 'ticketId' | 'body' | 'seenSeq'>): Outgoing {
    if (this.storage === null) throw new RequestFailed('unauthenticated', defaultMessage.unauthenticated);
    if (this.messages.length >= MOST_MESSAGES) {
      throw new RequestFailed('outbox_full', 'Too many messages wait to be sent. Please wait for the network.');
    }
    const { clock, newId } = this.options.ports;
    const message: Outgoing = {
      clientId: newId(),
      ticketId,
      body,
      at: new Date(clock.now()).toISOString(),
      order: Math.max(clock.now(), (this.messages.at(-1)?.order ?? 0) + 1),
      seenSeq,
      state: 'queued',
      reason: null,
      missed: [],
    };
    this.put(message);
    void this.pump(ticketId);
    return message;
  }

  /** Tries a failed message again, as it is. */
  retry(clientId: string): void {
    const message = this.find(clientId);
    if (message?.state === 'failed') this.requeue(message);
  }

  /** Sends a stale message although somebody wrote meanwhile. */
  sendAnyway(clientId: string): void {
    const message = this.find(clientId);
    if (message?.state !== 'stale') return;
    this.requeue({ ...message, seenSeq: Math.max(message.seenSeq, ...message.missed.map(({ seq }) => seq)) });
  }

  /** Takes a message back and gives its text, to edit or throw away. Null when it is being sent or gone already. */
  takeBack(clientId: string): string | null {
    const message = this.find(clientId);
    if (!message || message.state === 'sending') return null;
    this.drop(clientId);
    void this.pump(message.ticketId);
    return message.body;
  }

  /** From now on holds the messages of this account; null is nobody. */
  bind(accountId: number | null): void {
    if (accountId === this.accountId) return;
    this.pause();
    this.accountId = accountId;
    this.storage = accountId === null ? null : new OutboxStorage(this.options.ports.storage, accountId);
    this.messages = [];
    this.unsaved = false;
    this.attempts.clear();
    this.refresh();
  }

  /** Sends what waits: the account is signed in and the network may be there. */
  resume(): void {
    this.running = true;
    this.resumed += 1;
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.refresh();
    for (const ticketId of new Set(this.messages.map((message) => message.ticketId))) void this.pump(ticketId);
  }

  /** Starts no further message. */
  pause(): void {
    this.running = false;
    this.cancelRetry?.();
    this.cancelRetry = null;
  }

  /** These entries exist: own messages among them have arrived, whatever became of their acknowledgement. */
  confirm(entries: readonly Entry[]): void {
    if (this.messages.length === 0) return;
    for (const { clientId, author, ticketId } of entries) {
      if (clientId === undefined || author.id !== this.accountId || !this.find(clientId)) continue;
      this.drop(clientId);
      void this.pump(ticketId); // what waited behind it, if only for a person's decision
    }
  }

  dispose(): void {
    this.pause();
    this.stopListening();
  }

  /** What the storage holds now: other tabs add and send, too. What this tab is sending stays so. */
  private refresh(): void {
    if (this.storage === null) return;
    const sending = new Set(this.messages.filter(({ state }) => state === 'sending').map(({ clientId }) => clientId));
    this.messages = this.storage
      .merge(this.messages)
      .map((message) => (sending.has(message.clientId) ? { ...message, state: 'sending' } : message));
  }

  private async pump(ticketId: number): Promise<void> {
    if (this.pumping.has(ticketId) || !this.running) return;
    this.pumping.add(ticketId);
    const lock = `tandem.outbox.${this.accountId}.${ticketId}`;
    try {
      // Under the lock message by message: while one tab sends, the others wait and then look again.
      while (this.running && this.isReady(ticketId)) {
        const { resumed } = this;
        const isSent = await this.options.ports.locks.run(lock, () => this.sendFirst(ticketId));
        // Refused by what has passed meanwhile: whoever said so found this ticket busy, and nobody will say it again.
        if (!isSent && resumed === this.resumed) break;
      }
    } finally {
      this.pumping.delete(ticketId);
    }
  }

  private isReady(ticketId: number): boolean {
    return this.ofTicket(ticketId)[0]?.state === 'queued' && this.cancelRetry === null;
  }

  /** True when the next one may go. */
  private async sendFirst(ticketId: number): Promise<boolean> {
    this.refresh();
    const { storage } = this;
    const message = this.ofTicket(ticketId)[0];
    if (storage === null || !this.running || message?.state !== 'queued') return false;
    this.put({ ...message, state: 'sending' });
    try {
      const entry = await this.options.deliver(message);
      storage.remove(message.clientId); // of the account that wrote it, whoever is signed in by now
      if (storage === this.storage) this.acknowledge(message, entry);
      return storage === this.storage;
    } catch (cause) {
      if (storage !== this.storage) return false;
      if (!this.find(message.clientId)) return true; // its entry has arrived meanwhile
      this.refuse(message, RequestFailed.from(cause));
      return false;
    }
  }

  private acknowledge({ clientId }: Outgoing, entry: Entry): void {
    runInAction(() => {
      this.options.onDelivered(entry);
      this.backoff.reset();
      this.drop(clientId);
    });
  }

  private refuse(message: Outgoing, failure: RequestFailed): void {
    const { code } = failure;
    const attempts = (this.attempts.get(message.clientId) ?? 0) + 1;
    this.attempts.set(message.clientId, attempts);
    if (code === 'stale') this.put({ ...message, state: 'stale', missed: failure.entries ?? [] });
    else if (passing.has(code) || (code === 'internal' && attempts < MOST_ATTEMPTS)) {
      this.put(message);
      if (code !== 'unauthenticated') this.retryLater(failure.retryAfter);
    } else this.put({ ...message, state: 'failed', reason: { code, message: failure.message } });
  }

  private retryLater(seconds = 0): void {
    if (!this.running || this.cancelRetry !== null) return;
    const wait = Math.min(LONGEST_WAIT, Math.max(seconds * 1_000, 1_000 + this.backoff.next()));
    this.cancelRetry = this.options.ports.clock.after(wait, () => this.resume());
  }

  private requeue(message: Outgoing): void {
    this.attempts.delete(message.clientId);
    this.put({ ...message, state: 'queued', reason: null, missed: [] });
    void this.pump(message.ticketId);
  }

  private find(clientId: string): Outgoing | undefined {
    return this.messages.find((message) => message.clientId === clientId);
  }

  private put(message: Outgoing): void {
    this.unsaved = this.storage?.write(message) === false || (this.unsaved && this.messages.length > 0);
    const others = this.messages.filter(({ clientId }) => clientId !== message.clientId);
    this.messages = [...others, message].sort((one, other) => one.order - other.order);
  }

  private drop(clientId: string): void {
    this.attempts.delete(clientId);
    this.storage?.remove(clientId);
    this.messages = this.messages.filter((message) => message.clientId !== clientId);
    if (this.messages.length === 0) this.unsaved = false;
  }
}

/** These go away by themselves, and the message did not arrive or is recognised when it comes again. */
const passing = new Set([
  'offline',
  'timeout',
  'unavailable',
  'too_many_requests',
  'unauthenticated',
  'client_outdated',
]);
