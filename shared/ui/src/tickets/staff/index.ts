export { CategorySelect } from './CategorySelect.tsx';
export { ChangeNotice } from './ChangeNotice.tsx';
export { StaffControls } from './StaffControls.tsx';
