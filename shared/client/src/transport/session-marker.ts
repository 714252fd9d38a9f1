import type { SignedIn } from '@tandem/contract';
import type { TextStorage } from '../ports/ports.ts';
import { isRefusal } from './access-tokens.ts';

/**
 * Remembers that this browser has a session, so that a visitor without one is not asked for it in vain. It is no secret
 * and proves nothing: the cookie, which cannot be seen from here, decides.
 */
export class SessionMarker {
  constructor(
    private readonly storage: Pick<TextStorage, 'read' | 'write' | 'remove'>,
    private readonly key: string,
  ) {}

  /** False when there is surely no session. Where nothing can be remembered there may always be one. */
  get maybe(): boolean {
    try {
      if (this.storage.read(this.key) !== null) return true;
      // Missing means none only where it could have been written.
      this.storage.write(this.key, '1');
      this.storage.remove(this.key);
      return false;
    } catch {
      return true;
    }
  }

  /** Remembers how an attempt to have a session ended. Call it under the lock of the session, as other tabs do. */
  async follow(attempt: Promise<SignedIn>): Promise<SignedIn> {
    try {
      const signedIn = await attempt;
      this.remember();
      return signedIn;
    } catch (cause) {
      if (isRefusal(cause)) this.forget();
      throw cause;
    }
  }

  forget(): void {
    try {
      this.storage.remove(this.key);
    } catch {
      // Then it could not be written either.
    }
  }

  private remember(): void {
    try {
      this.storage.write(this.key, '1');
    } catch {
      // Without it the session is asked for at each start.
    }
  }
}
