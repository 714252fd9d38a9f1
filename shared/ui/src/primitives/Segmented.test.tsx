import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Segmented } from './Segmented.tsx';

const options = ['one', 'two', 'three'].map((value) => ({ value, label: value }));

function Given() {
  const [value, setValue] = useState('one');
  return <Segmented label="Which" value={value} options={options} onChange={setValue} />;
}
const chosen = () => screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value;

test('where text runs from right to left, the left arrow goes to the left: to the next', async () => {
  document.documentElement.dir = 'rtl';
  render(<Given />);
  const person = userEvent.setup();
  await person.tab();

  await person.keyboard('{ArrowLeft}');
  expect(chosen()).toBe('two');
  expect((document.activeElement as HTMLInputElement).value).toBe('two');
  await person.keyboard('{ArrowRight}{ArrowRight}');
  expect(chosen()).toBe('three');
});
