import { http, parseText } from '@tandem/contract';
import { expect, test } from 'vitest';
import { fromSearch, isNarrowed, plainQuery, toListFilter, toSearch, viewNames } from './inbox-query.ts';

test('a query survives being put in the address and read back', () => {
  const query = {
    view: 'mine',
    q: 'invoice & “old”',
    status: 'resolved',
    priority: 'high',
    categoryId: 3,
    customerId: 11,
    sort: '-createdAt',
  } as const;
  expect(fromSearch(new URLSearchParams(toSearch(query)))).toEqual(query);
});

test('an address with nonsense in it shows the plain inbox', () => {
  const search = new URLSearchParams('view=secret&status=bogus&category=-4&customer=1.5&sort=random&priority=');
  expect(fromSearch(search)).toEqual(plainQuery('waiting'));
});

test('the plain inbox has a plain address', () => {
  expect(toSearch(plainQuery('waiting'))).toBe('');
});

test.each(viewNames)('the api accepts what the view “%s” asks for', (view) => {
  const filter = toListFilter({ ...plainQuery(view), q: 'invoice', categoryId: 2, customerId: 11 });
  const text = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  expect(() => parseText(http.tickets.list.query, text)).not.toThrow();
});

test('a chosen status narrows the view and keeps its assignee', () => {
  const filter = toListFilter({ ...plainQuery('mine'), status: 'open' });
  expect(filter).toMatchObject({ assignee: 'me', status: ['open'] });
});

test('what waits for us and what waits for a customer goes by who wrote last, and can be narrowed', () => {
  expect(toListFilter(plainQuery('waiting'))).toEqual({ awaiting: 'staff', sort: '-updatedAt' });
  expect(toListFilter({ ...plainQuery('answered'), status: 'in_progress' })).toEqual({
    ...{ awaiting: 'customer', status: ['in_progress'], sort: '-updatedAt' },
  });
});

test('blank search words are not sent', () => {
  expect(toListFilter({ ...plainQuery('all'), q: '   ' })).not.toHaveProperty('q');
  expect(isNarrowed({ ...plainQuery('all'), q: '   ' })).toBe(false);
});
