/** The parts of the portal that are fetched when somebody gets there. */
export const pages = {
  signUp: () => import('./session/SignUpPage.tsx'),
  signedIn: () => import('./SignedIn.tsx'),
  tickets: () => import('./tickets/TicketsPage.tsx'),
  newTicket: () => import('./tickets/NewTicketPage.tsx'),
  ticket: () => import('./tickets/TicketPage.tsx'),
  notFound: () => import('./shell/NotFoundPage.tsx'),
};
