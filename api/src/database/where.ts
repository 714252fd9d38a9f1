import type { Binding } from './hot-transaction.ts';

/** Conditions that all have to hold, and the values bound to them. */
export class Where {
  private readonly conditions: string[] = [];
  readonly bindings: Binding[] = [];

  and(condition: string, ...bindings: readonly Binding[]): this {
    this.conditions.push(condition);
    this.bindings.push(...bindings);
    return this;
  }

  /** `column = value`, or `column IS NULL`. */
  is(column: string, value: Binding): this {
    return value === null ? this.and(`${column} IS NULL`) : this.and(`${column} = ?`, value);
  }

  in(column: string, values: readonly Binding[]): this {
    const [only] = values;
    if (values.length === 1 && only !== undefined) return this.and(`${column} = ?`, only);
    return this.and(`${column} IN (${values.map(() => '?').join(', ')})`, ...values);
  }

  get sql(): string {
    return this.conditions.length === 0 ? '' : `WHERE ${this.conditions.join(' AND ')}`;
  }
}
