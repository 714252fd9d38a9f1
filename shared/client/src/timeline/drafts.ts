/** A ticket's id, or the name of another place to write, as `new-ticket`. */
export type DraftPlace = number | string;

/** Unsent text per place, kept per account through reloads. */
export interface Drafts {
  /** The text, or an empty string. */
  read(place: DraftPlace): string;
  /** Keeps the text at once; an empty one is forgotten. */
  write(place: DraftPlace, text: string): void;
}
