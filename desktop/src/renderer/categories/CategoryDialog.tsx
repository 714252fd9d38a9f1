import { type KnownCategory, newCategorySchema } from '@tandem/contract';
import { Dialog, Form, SubmitButton, TextField, useWords } from '@tandem/ui';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';

interface Props {
  /** Null makes a new one. */
  readonly category: KnownCategory | null;
  readonly onClose: () => void;
}

/** Name and description of a category. */
export function CategoryDialog({ category, onClose }: Props) {
  const { categoryList } = useStaffStores();
  const words = useWords().console.categoryList;
  const title = category ? words.editing : words.adding;
  const save = async ({ name, description }: { name: string; description: string }) => {
    const wanted = { name: name.trim(), description: description.trim() };
    await (category ? categoryList.change(category.id, wanted) : categoryList.add(wanted));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <Form
        schema={newCategorySchema}
        initial={{ name: category?.name ?? '', description: category?.description ?? '' }}
        onSubmit={save}
        failed={words.failed}
        label={title}
      >
        <TextField name="name" label={words.name} autoComplete="off" />
        <TextField name="description" label={words.description} hint={words.descriptionHint} autoComplete="off" />
        <div>
          <SubmitButton busy={words.saving}>{words.save}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
