import { type Conflict, RequestFailed } from '@tandem/client';
import type { Entry } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { type Catalog, useFormat, useReasons, useWords } from '../../language/index.ts';
import { Banner, Button } from '../../primitives/index.ts';
import { useStores } from '../../stores/index.ts';
import { useCategoryName } from '../category-name.ts';

/**
 * Why the latest change was not saved. When somebody else changed the ticket first, says what and who, keeps the choice
 * that was made here, and leaves the decision to the person.
 */
export const ChangeNotice = observer(function ChangeNotice() {
  const { ticket, timeline, categories, staff, session } = useStores();
  const words = useWords();
  const reasons = useReasons();
  const format = useFormat();
  const categoryName = useCategoryName();
  const { conflict, changeFailure } = ticket;
  if (conflict) {
    const by = authorOf(conflict, timeline.entries, session.user?.id);
    const mayStill = conflict.wanted.status === undefined || ticket.moves.includes(conflict.wanted.status);
    const nameOfStaff = (id: number) => staff.items.find((person) => person.id === id)?.name ?? `#${id}`;
    const nameOfCategory = (id: number) =>
      categoryName(categories.items.find((category) => category.id === id)?.name ?? `#${id}`);
    return (
      <Banner
        tone="warning"
        urgent
        title={by === null ? words.staff.conflict.title : words.staff.conflict.titleBy(by)}
        actions={
          <>
            {mayStill && (
              <Button size="small" variant="primary" onClick={() => void ticket.changeAnyway()}>
                {words.staff.conflict.apply}
              </Button>
            )}
            <Button size="small" onClick={() => ticket.dismissConflict()}>
              {words.staff.conflict.keep}
            </Button>
          </>
        }
      >
        <p>{whatChanged(conflict, words, categoryName)}</p>
        <p>{words.staff.conflict.yours(format.list(whatWasWanted(conflict, words, nameOfStaff, nameOfCategory)))}</p>
      </Banner>
    );
  }
  if (changeFailure instanceof RequestFailed) {
    return (
      <Banner tone="danger" urgent>
        {words.staff.failed(reasons.of(changeFailure))}
      </Banner>
    );
  }
  return null;
});

/** Whoever made the newest change that the person here had not seen. */
function authorOf({ before }: Conflict, entries: readonly Entry[], me: number | undefined): string | null {
  const change = entries.findLast((entry) => entry.seq > before.lastSeq && entry.change !== undefined);
  return change && change.author.id !== me ? change.author.name : null;
}

function whatChanged(
  { before, now }: Conflict,
  { staff, tickets }: Catalog,
  categoryName: (name: string) => string,
): string {
  const words = staff.conflict;
  const changes = [
    before.status !== now.status && words.status(tickets.statuses[now.status]),
    before.priority !== now.priority && words.priority(tickets.priorities[now.priority]),
    before.category.id !== now.category.id && words.category(categoryName(now.category.name)),
    before.assignee?.id !== now.assignee?.id && (now.assignee ? words.assignee(now.assignee.name) : words.unassigned),
  ].filter((change) => change !== false);
  return changes.length === 0 ? words.unchanged : changes.join(' ');
}

function whatWasWanted(
  { wanted }: Conflict,
  { staff, tickets }: Catalog,
  nameOfStaff: (id: number) => string,
  nameOfCategory: (id: number) => string,
): string[] {
  const words = staff.conflict.choice;
  return [
    wanted.status !== undefined && words.status(tickets.statuses[wanted.status]),
    wanted.priority !== undefined && words.priority(tickets.priorities[wanted.priority]),
    wanted.categoryId !== undefined && words.category(nameOfCategory(wanted.categoryId)),
    wanted.assigneeId !== undefined &&
      words.assignee(wanted.assigneeId === null ? staff.nobody : nameOfStaff(wanted.assigneeId)),
  ].filter((choice) => choice !== false);
}
