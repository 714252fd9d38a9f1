export { BrowserNotices, CustomerNotices } from './BrowserNotices.tsx';
export { NoticeInvitation } from './NoticeInvitation.tsx';
export { NoticeSwitch } from './NoticeSwitch.tsx';
