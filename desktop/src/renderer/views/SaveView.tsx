import { newSavedViewSchema } from '@tandem/contract';
import { Button, Form, Popover, SubmitButton, TextField, useWords } from '@tandem/ui';
import { type InboxQuery, plainQuery, toSearch } from '../inbox/inbox-query.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import styles from './view-list.module.css';

/** Keeps what the list is narrowed to, under a name. Not offered for what has a name already. */
export function SaveView({ query, isKept }: { query: InboxQuery; isKept: boolean }) {
  const { views } = useStaffStores();
  const words = useWords().console.savedViews;
  if (isKept || toSearch(query) === toSearch(plainQuery(query.view))) return null;
  return (
    <Popover
      label={words.save}
      align="start"
      className={styles['panel']}
      button={(button) => (
        <Button {...button} size="small" variant="quiet" icon="plus">
          {words.save}
        </Button>
      )}
    >
      {(close) => (
        <Form
          schema={newSavedViewSchema.pick(['name'])}
          initial={{ name: query.q.trim().slice(0, 60) }}
          onSubmit={async ({ name }) => {
            await views.save({ name: name.trim(), query: { ...query, q: query.q.trim().slice(0, 200) } });
            close();
          }}
          failed={words.failed}
          label={words.save}
        >
          <TextField name="name" label={words.name} autoComplete="off" />
          <div>
            <SubmitButton busy={words.saving}>{words.keep}</SubmitButton>
          </div>
        </Form>
      )}
    </Popover>
  );
}
