import { quoted } from './en.speech.ts';

/** The frame of the customer portal. */
export const portal = {
  product: 'Tandem',
  home: 'Tandem, your tickets',
  title: (page: string) => `${quoted(page)} · Tandem`,
  titleUnread: (count: string, page: string) => `(${count}) ${quoted(page)} · Tandem`,
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be mistyped, or the page has moved.',
    home: 'Go to your tickets',
  },
  ticketNotFound: {
    title: 'There is no such ticket',
    text: 'It may belong to another account. Check that you are signed in with the right one.',
    home: 'Go to your tickets',
  },
  ticketFailed: 'This ticket could not be loaded.',
  staff: {
    title: 'This is the customer portal',
    text: (name: string) =>
      `You are signed in as ${quoted(name)}, who works in support. Tickets are answered in the console.`,
    toConsole: 'Open the console',
  },
  crashed: {
    title: 'This page stopped working',
    text: 'What you typed is kept on this device. Loading the page again usually helps.',
    reload: 'Load again',
  },
  starting: 'Opening Tandem',
  unreachable: {
    title: 'Tandem cannot be reached',
    text: 'Check your connection. We keep trying, and this page opens by itself.',
  },
};
