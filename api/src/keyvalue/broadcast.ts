/**
 * Carries text from one api process to all the others. Delivery is best effort: `seq`, cursors and `resync` repair what
 * gets lost (docs/architecture.md). A process does not hear its own messages.
 */
export interface Broadcast {
  /** Never rejects: a message that could not be sent makes every other process hear `onInterrupted` later. */
  publish(message: string): void;
  subscribe(listener: BroadcastListener): void;
  close(): Promise<void>;
}

export interface BroadcastListener {
  onMessage(message: string): void;
  /** Messages may have been missed since the last call. */
  onInterrupted(): void;
}
