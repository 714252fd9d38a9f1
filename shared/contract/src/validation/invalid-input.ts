import { type FieldCodes, type Fields, type Refusal, wording } from './refusals.ts';

/** A value that does not fit its schema. The api answers it with 400 `validation`. */
export class InvalidInput extends Error {
  readonly fields: Fields;
  readonly fieldCodes: FieldCodes;

  constructor(wrong: Readonly<Record<string, Refusal | string>>) {
    super('Some of this could not be accepted.');
    this.name = 'InvalidInput';
    const { fields, fieldCodes } = wording(wrong);
    this.fields = fields;
    this.fieldCodes = fieldCodes;
  }
}
