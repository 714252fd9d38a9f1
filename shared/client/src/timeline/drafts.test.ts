import { expect, test } from 'vitest';
import { FakeStorage } from '../testing/fake-ports.ts';
import { Drafts } from './drafts.ts';

test('a draft survives a reload, per place and per account', () => {
  const storage = new FakeStorage();
  const before = new Drafts(storage);
  before.bind(1);
  before.write(7, 'half a thought');
  before.write('new-ticket', '{"title":"Fire"}');
  const after = new Drafts(storage);
  after.bind(2);
  expect(after.read(7)).toBe('');
  after.bind(1);
  expect(after.read(7)).toBe('half a thought');
  expect(after.read(8)).toBe('');
  expect(after.read('new-ticket')).toBe('{"title":"Fire"}');
});

test('an emptied draft leaves nothing behind', () => {
  const storage = new FakeStorage();
  const drafts = new Drafts(storage);
  drafts.bind(1);
  drafts.write(7, 'x');
  drafts.write(7, '');
  expect(storage.keys()).toEqual([]);
});

test('where nothing can be stored a draft is kept at least while the app runs', () => {
  const storage = new FakeStorage();
  storage.full = true;
  const drafts = new Drafts(storage);
  drafts.bind(1);
  drafts.write(7, 'half a thought');
  expect(drafts.read(7)).toBe('half a thought');
});
