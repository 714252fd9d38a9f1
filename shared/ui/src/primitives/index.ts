export { Avatar } from './Avatar.tsx';
export { Banner, type Tone } from './Banner.tsx';
export {
  Button,
  type ButtonProps,
  type ButtonVariant,
  buttonClass,
  IconButton,
  type IconButtonProps,
} from './Button.tsx';
export { Choices } from './Choices.tsx';
export { classes } from './classes.ts';
export { Dialog } from './Dialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { type ControlProps, Field } from './Field.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Link, type Navigate, NavigateProvider, useNavigate } from './Link.tsx';
export { LinkButton } from './LinkButton.tsx';
export { Menu, type MenuItem } from './Menu.tsx';
export { CountBadge, Pill } from './Pill.tsx';
export { Popover, type PopoverButton } from './Popover.tsx';
export { RelativeTime } from './RelativeTime.tsx';
export { SearchField } from './SearchField.tsx';
export { Section } from './Section.tsx';
export { Segmented } from './Segmented.tsx';
export { Skeleton } from './Skeleton.tsx';
export { Select, TextArea, TextInput } from './TextInput.tsx';
export { type ShowToast, ToastProvider, useToast } from './Toasts.tsx';
export { Toggle } from './Toggle.tsx';
export { LiveRegion, VisuallyHidden } from './VisuallyHidden.tsx';
