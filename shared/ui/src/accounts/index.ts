export { AccountMenu } from './AccountMenu.tsx';
export { DeviceList } from './DeviceList.tsx';
export { FirstPasswordField } from './FirstPasswordField.tsx';
export { NewPasswordField } from './NewPasswordField.tsx';
export { ProfileSections } from './ProfileSections.tsx';
