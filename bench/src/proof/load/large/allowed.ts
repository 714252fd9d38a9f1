import { mostConsolesEach } from '@tandem/contract';
import type { Size } from './size.ts';
import type { Executed } from './slow-log.ts';

/** A statement that may read more than its page asks for, and why that does. */
interface Exception {
  readonly why: string;
  readonly fits: (executed: Executed) => boolean;
  /** For a page of so many. */
  readonly rows: (size: Size, page: number) => number;
}

/** Every exception there is. Each has its own bound. */
export const exceptions: readonly Exception[] = [
  {
    why: 'A full-text index gives all that contain a word, in no order; only then can the newest be taken. So a search costs what its commonest word does.',
    fits: ({ sql }) => /MATCH \(/.test(sql) && !/customer_id = /.test(sql),
    rows: ({ tickets }) => tickets * 4,
  },
  {
    why: 'One customer’s tickets are looked through in an index that holds all that is asked of them, and for a search their texts; the busiest of all has some thousands.',
    fits: ({ sql }) => /FORCE INDEX \(tickets_customer_/.test(sql),
    rows: ({ tickets }) => 5_000 + tickets / 16,
  },
  {
    why: 'Once after a start, and after a long silence: the newest entries are kept at hand from then on.',
    fits: ({ sql }) =>
      /FROM timeline_entries e\s.*LEFT JOIN tickets t .*\sWHERE (e\.id >=? \d+ ORDER BY e\.id|e\.told_staff = \d+ AND e\.id <= \d+ ORDER BY e\.id DESC)/s.test(
        sql,
      ),
    rows: () => 12_000,
  },
  {
    why: 'One member of staff’s tickets, or those nobody has, in a category: both are in the index, so nothing is looked up beside it.',
    fits: ({ sql }) => /FORCE INDEX \(tickets_assignee_/.test(sql) && /category_id = /.test(sql),
    rows: ({ tickets }) => 1_000 + tickets / 20,
  },
  {
    why: 'Those that wait for somebody are few, and an index holds all that is asked of them, so nothing is looked up beside it.',
    fits: ({ sql }) => /FORCE INDEX \(tickets_awaiting_ix\)/.test(sql),
    rows: ({ tickets }) => 1_000 + tickets / 16,
  },
  {
    why: 'What somebody has not read is counted up to a thousand, and for each of those it is looked up how far they have read.',
    fits: ({ sql }) => /^SELECT told\.reader_id, COUNT\(\*\) AS unread/.test(sql),
    rows: () => 4_000,
  },
  {
    why: 'A replica counts for reports by itself now and then, also while something else is asked: a thousand entries at a time, with their tickets.',
    fits: ({ sql }) => /from `timeline_entries` where `id` > \d+ .* as `e` inner join `tickets` as `t`/s.test(sql),
    rows: () => 4_000,
  },
  {
    why: 'A search for consoles looks through all of them, of which there are at most so many of each member of staff, and puts a page together.',
    fits: ({ sql }) => /from `consoles` .* like /s.test(sql),
    rows: ({ staff }, page) => 3 * staff * mostConsolesEach + 6 * page,
  },
  {
    why: 'A report adds up the days it is asked for, each of which has at most two rows for each ticket of that day.',
    fits: ({ sql }) => /from `report_days` where `dimension` = '\w+' and `day` between/.test(sql),
    rows: ({ tickets }, days) => 500 + days * (100 + tickets / 300),
  },
  {
    why: 'The backlog at the beginning of a report is what came and went on all days before: four rows a day.',
    fits: ({ sql }) => /from `report_days` where `dimension` = 'desk' and `day` </.test(sql),
    rows: () => 4 * 3 * 366,
  },
];
