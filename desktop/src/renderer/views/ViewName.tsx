import { viewNameSchema } from '@tandem/contract';
import { Form, SubmitButton, TextField, useWords } from '@tandem/ui';

interface Props {
  /** What the name is asked for, for who does not see it. */
  readonly label: string;
  readonly initial: string;
  readonly onSubmit: (name: string) => Promise<void>;
}

/** Asks for the name of a view; what is refused is said, and what was written stays. */
export function ViewName({ label, initial, onSubmit }: Props) {
  const words = useWords().console.savedViews;
  return (
    <Form
      schema={viewNameSchema}
      initial={{ name: initial }}
      onSubmit={({ name }) => onSubmit(name.trim())}
      failed={words.failed}
      label={label}
    >
      <TextField name="name" label={words.name} autoComplete="off" />
      <div>
        <SubmitButton busy={words.saving}>{words.keep}</SubmitButton>
      </div>
    </Form>
  );
}
