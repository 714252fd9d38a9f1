import { audienceOf, type Happening } from '@tandem/contract';

/** Whom an entry tells, as it is stored beside it. */
export interface ToldColumns {
  /** A member of staff, or {@link ALL_STAFF}; null is none of them. */
  readonly told_staff: number | null;
  readonly told_customer: number | null;
}

export const ALL_STAFF = 0;

/** The contract's `audienceOf` in two columns. Who did it is never told, and left out by whoever reads what all staff are told. */
export function toldColumns(happening: Happening): ToldColumns {
  const { customerId, assigneeId } = happening;
  const audience = audienceOf(happening);
  const isTold = (account: number | null) => account !== null && (audience?.accounts.includes(account) ?? false);
  return {
    told_staff: audience?.allStaff ? ALL_STAFF : isTold(assigneeId) ? assigneeId : null,
    told_customer: isTold(customerId) ? customerId : null,
  };
}
