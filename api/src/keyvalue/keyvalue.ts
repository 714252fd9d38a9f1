/**
 * The little that sessions need from Redis, so that the embedded default can offer the same. Keys and values are text,
 * lifetimes are milliseconds. Every call rejects with AppError `unavailable` when the store cannot be reached.
 */
export interface KeyValue {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, lifetime: number): Promise<void>;
  /** Replaces the value only while it is still `expected`; tells whether it did. Atomic. */
  swap(key: string, expected: string, value: string, lifetime: number): Promise<boolean>;
  delete(...keys: string[]): Promise<void>;
  /** Sets of members under one key; adding renews the lifetime of the whole set. */
  addMember(key: string, member: string, lifetime: number): Promise<void>;
  removeMember(key: string, ...members: string[]): Promise<void>;
  members(key: string): Promise<string[]>;
  /** Resolves when the store answers within a second; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
