export { ActivityBell, useUnreadCount } from './ActivityBell.tsx';
