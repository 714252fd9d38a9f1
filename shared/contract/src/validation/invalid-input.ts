/** Field path → what is wrong with it, worded for the person who typed it. `body` stands for the value as a whole. */
export type Fields = Record<string, string>;

/** A value that does not fit its schema. The api answers it with 400 `validation`. */
export class InvalidInput extends Error {
  constructor(readonly fields: Fields) {
    super('Some of this could not be accepted.');
    this.name = 'InvalidInput';
  }
}
