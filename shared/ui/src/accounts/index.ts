export { AccountMenu } from './AccountMenu.tsx';
export { DeviceList } from './DeviceList.tsx';
export { FirstPasswordField } from './FirstPasswordField.tsx';
export { NameForm } from './NameForm.tsx';
export { NewPasswordField } from './NewPasswordField.tsx';
export { PasswordForm } from './PasswordForm.tsx';
