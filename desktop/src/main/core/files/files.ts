/** Small files of the app, by name. */
export interface Files {
  /** Null when there is none. */
  read(name: string): Promise<string | null>;
  /** All of it or nothing, also when the computer stops in the middle. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Makes text unreadable for who copies the file, with a key that the system keeps. */
export interface Seal {
  /** False: this computer has no keychain, so nothing may be kept. */
  readonly keeps: boolean;
  close(text: string): Promise<string>;
  /** Null when it was not closed here, or not by this user. */
  open(closed: string): Promise<string | null>;
}
