const DIGITS =
  '(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)';
const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A table of the numbers 1 to `last` (at most a million) as column `n`, for INSERT … SELECT on any MySQL. */
export const numbersTo = (last: number): string => {
  const value = PLACES.map((place, index) => `${place}.d * ${10 ** index}`).join(' + ');
  const digits = PLACES.map((place) => `${DIGITS} ${place}`).join(' CROSS JOIN ');
  return `(SELECT n FROM (SELECT ${value} + 1 AS n FROM ${digits}) counted WHERE n <= ${last}) numbers`;
};
