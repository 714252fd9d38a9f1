import { type TicketSort, ticketSorts } from '@tandem/contract';
import { middle } from '../../../scenarios/rounds.ts';
import type { Trial } from '../../proof.ts';
import type { Desk } from './desk.ts';
import { listPath } from './wanted.ts';
import type { World } from './world.ts';

const PASSES = 60;
const MOST_RATIO = 1.2;

/** A page from the middle of a million tickets takes no longer than the first one: in turn, so that a busy moment meets both. */
export async function depth(desk: Desk, { staff, middle: place }: World): Promise<Trial> {
  const failures: string[] = [];
  const figures: Record<string, string> = {};
  for (const [name, filter, sort] of cases()) {
    const took = { first: [] as number[], deep: [] as number[] };
    for (let pass = 0; pass < PASSES; pass++) {
      for (const where of ['first', 'deep'] as const) {
        const path = listPath(filter, sort, 10, where === 'deep' ? place : undefined);
        const began = performance.now();
        await desk.ask({ who: staff.busy, method: 'GET', path });
        took[where].push(performance.now() - began);
      }
    }
    const self = (value: number) => value;
    const ratio = middle(took.deep, self) / middle(took.first, self);
    figures[name] = `${ratio.toFixed(2)} × (${middle(took.first, self).toFixed(1)} ms)`;
    if (ratio > MOST_RATIO) failures.push(`${name}: ${ratio.toFixed(2)} × the first page.`);
  }
  return { name: 'deep pages against first pages, p50', tried: cases().length * PASSES * 2, failures, figures };
}

const cases = (): [name: string, filter: Record<string, string>, sort: TicketSort][] => [
  ...ticketSorts.map((sort): [string, Record<string, string>, TicketSort] => [`all by ${sort}`, {}, sort]),
  ['closed', { status: 'closed' }, '-updatedAt'],
  ['mine', { assignee: 'me' }, '-updatedAt'],
];
