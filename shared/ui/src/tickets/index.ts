export { CloseTicket } from './CloseTicket.tsx';
export { useCategoryName } from './category-name.ts';
export { NewTicketForm } from './NewTicketForm.tsx';
export { PriorityPill, priorityIcon, StatusPill, statusIcon } from './StatusPill.tsx';
export { filtersOf, TicketFilters, type TicketShow, type TicketView, ticketShows } from './TicketFilters.tsx';
export { TicketHeader } from './TicketHeader.tsx';
export { TicketList } from './TicketList.tsx';
export { TicketRow } from './TicketRow.tsx';
