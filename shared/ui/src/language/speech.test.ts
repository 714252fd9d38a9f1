import { describe, expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';

describe('a count takes the form its language has for it', () => {
  test.each([
    [en.connection.outbox(1), '1 message waits here and goes out by itself.'],
    [en.connection.outbox(1_200), '1,200 messages wait here and go out by themselves.'],
    [de.connection.outbox(1), '1 Nachricht wartet hier und wird von selbst gesendet.'],
    [de.connection.outbox(0), '0 Nachrichten warten hier und werden von selbst gesendet.'],
    [ar.timeline.newBelow(0), 'لا رسائل جديدة'],
    [ar.timeline.newBelow(1), 'رسالة جديدة واحدة'],
    [ar.timeline.newBelow(2), 'رسالتان جديدتان'],
    [ar.timeline.newBelow(3), '3 رسائل جديدة'],
    [ar.timeline.newBelow(11), '11 رسالة جديدة'],
    [ar.timeline.newBelow(100), '100 رسالة جديدة'],
  ])('%s', (said, expected) => expect(said).toBe(expected));
});

describe('a name does not tear the sentence it stands in', () => {
  test('an Arabic one in English is held apart, a Latin one needs nothing', () => {
    expect(en.timeline.typing.one('أحمد')).toBe('\u2068أحمد\u2069 is typing');
    expect(en.timeline.typing.one('Ada')).toBe('Ada is typing');
  });
  test('in Arabic every one is, since it may begin or end with a digit or a sign', () => {
    expect(ar.timeline.viewers.one('Ada 2')).toBe('\u2068Ada 2\u2069 هنا');
  });
  test('in Arabic a version is too: it would be read from its last part on', () => {
    const { updates, outdated } = ar.desktop;
    const { title, available, fetching, ready } = updates;
    for (const say of [title, available, fetching, ready, outdated.lead]) {
      expect(say('1.10.0-beta.2')).toContain('\u20681.10.0-beta.2\u2069');
    }
  });
});
