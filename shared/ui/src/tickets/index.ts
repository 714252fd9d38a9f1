export { PriorityPill, priorityIcon, StatusPill, statusIcon } from './StatusPill.tsx';
