import { newTicketSchema, priorities, type Ticket } from '@tandem/contract';
import { useFormikContext } from 'formik';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useEffect, useState } from 'react';
import { Form, SelectField, SubmitButton, TextAreaField, TextField, useFormField } from '../forms/index.ts';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { useCategoryName } from './category-name.ts';
import styles from './NewTicketForm.module.css';
import { emptyDraft, forgetDraft, isEmpty, keepDraft, readDraft, type TicketDraft } from './new-ticket-draft.ts';
import { UsualAnswer } from './UsualAnswer.tsx';

interface NewTicketFormProps {
  readonly onOpened: (ticket: Ticket) => void;
  /** Beside the button: the way back. */
  readonly aside?: ReactNode;
}

const LONGEST = 10_000;

/** Opens a ticket. What is typed is kept on this device until the ticket exists. */
export function NewTicketForm({ onOpened, aside }: NewTicketFormProps) {
  const { tickets, drafts } = useStores();
  const words = useWords().tickets.create;
  const [kept] = useState(() => readDraft(drafts));
  const open = async (values: TicketDraft) => {
    const ticket = await tickets.create(newTicketSchema.cast(values));
    forgetDraft(drafts);
    onOpened(ticket);
  };
  return (
    <Form schema={newTicketSchema} initial={kept} onSubmit={open} failed={words.failed} label={words.title}>
      <KeptDraft wasKept={!isEmpty(kept)} />
      <TextField name="title" label={words.subject} hint={words.subjectHint} />
      <CategoryField />
      <TextAreaField
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        most={LONGEST}
        rows={6}
      />
      <PriorityField />
      <div className={styles['actions']}>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        {aside}
      </div>
      <p className={styles['usual']}>
        <UsualAnswer />
      </p>
    </Form>
  );
}

/** Keeps every keystroke, and says so when one comes back to it. */
function KeptDraft({ wasKept }: { wasKept: boolean }) {
  const { drafts } = useStores();
  const words = useWords().tickets.create;
  const { values, setValues } = useFormikContext<TicketDraft>();
  const [mention, setMention] = useState(wasKept);
  // At each change and at nothing else: what has been sent must not come back as a draft.
  useEffect(() => keepDraft(drafts, values), [drafts, values]);
  if (!mention) return null;
  const startOver = () => {
    setMention(false);
    void setValues(emptyDraft, false);
  };
  return (
    <Banner
      actions={
        <Button size="small" onClick={startOver}>
          {words.discardDraft}
        </Button>
      }
    >
      {words.draftKept}
    </Banner>
  );
}

const CategoryField = observer(function CategoryField() {
  const { categories } = useStores();
  const words = useWords();
  const nameOf = useCategoryName();
  const reasons = useReasons();
  useEffect(() => {
    void categories.load();
  }, [categories]);
  const retry = (
    <Button size="small" icon="refresh" onClick={() => void categories.load()}>
      {words.general.tryAgain}
    </Button>
  );
  return (
    <>
      {categories.state === 'failed' && (
        <Banner tone="danger" urgent title={words.tickets.create.categoriesFailed} actions={retry}>
          {reasons.of(categories.failure)}
        </Banner>
      )}
      <SelectField name="categoryId" label={words.tickets.create.category}>
        <option value="">{words.tickets.create.chooseCategory}</option>
        {categories.items.map((category) => (
          <option key={category.id} value={String(category.id)} title={category.description}>
            {nameOf(category.name)}
          </option>
        ))}
      </SelectField>
    </>
  );
});

function PriorityField() {
  const words = useWords().tickets;
  const { field } = useFormField('priority');
  return (
    <fieldset className={styles['priorities']}>
      <legend className={styles['legend']}>{words.create.priority}</legend>
      {priorities.map((priority) => (
        <label key={priority} className={styles['priority']}>
          <input type="radio" {...field} value={priority} checked={field.value === priority} />
          <span className={styles['name']}>{words.priorities[priority]}</span>
          <span className={styles['hint']}>{words.create.priorityHints[priority]}</span>
        </label>
      ))}
    </fieldset>
  );
}
