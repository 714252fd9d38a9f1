import { randomUUID } from 'node:crypto';
import type { NewTicket, Participant, TicketChange } from '@tandem/contract';
import type { Api } from './composition.ts';
import type { Config } from './config.ts';
import { type DemoAccount, ensureDemoAccounts } from './modules/accounts/demo.ts';

interface DemoTicket extends NewTicket {
  /** Who says what, in order. */
  readonly talk: readonly (readonly ['ana' | 'ben', string])[];
  /** What Ben does with it afterwards. */
  readonly outcome?: Pick<TicketChange, 'status'> & { readonly taken?: boolean };
}

const tickets: readonly DemoTicket[] = [
  {
    title: 'Export finishes but the file is empty',
    description: 'When I export last month’s orders as CSV the download works, but the file has only the header row.',
    categoryId: 6,
    priority: 'medium',
    talk: [
      ['ben', 'Thank you for the report. Which date range did you choose?'],
      ['ana', '1 to 31 October, with the filter “paid”.'],
      ['ben', 'Found it: the filter was applied twice. It is fixed now, could you try once more?'],
      ['ana', 'Works. Thank you!'],
    ],
    outcome: { status: 'resolved', taken: true },
  },
  {
    title: 'Invoice shows the old address',
    description:
      'We moved in September. The profile has the new address, but the invoice of 1 November still shows the old one.',
    categoryId: 2,
    priority: 'high',
    talk: [
      ['ben', 'I can see the new address in your profile. I am asking billing to issue the invoice again.'],
      ['ana', 'Great, I need it before Friday for our accounting.'],
    ],
    outcome: { status: 'in_progress', taken: true },
  },
  {
    title: 'Dark mode for the weekly report e-mail',
    description: 'The report is very bright when I read it on my phone in the evening. A dark version would be lovely.',
    categoryId: 5,
    priority: 'low',
    talk: [],
  },
  {
    title: 'Cannot sign in on my phone',
    description:
      'Since this morning the app says “session expired” right after signing in. On my laptop everything works.',
    categoryId: 3,
    priority: 'high',
    talk: [['ana', 'It is an older phone with Android 12, if that helps.']],
  },
];

/**
 * Gives an empty embedded service demo accounts and a few believable tickets, made the way people would make them, and
 * prints who can sign in.
 */
export async function furnishDemo(api: Api, config: Config, port: number): Promise<void> {
  const accounts = await ensureDemoAccounts(api.accounts);
  const people = await api.accounts.participants(accounts.map(({ email }) => email));
  const [ana, ben] = ['customer', 'agent'].map((role) => people.find((person) => person.role === role));
  if (ana && ben && (await api.ticketLists.list(ana, { sort: '-updatedAt', limit: 1 })).items.length === 0) {
    for (const ticket of tickets) await play(api, ticket, { ana, ben });
  }
  process.stdout.write(banner(accounts, config, port));
}

async function play({ tickets, timeline }: Api, demo: DemoTicket, who: { ana: Participant; ben: Participant }) {
  const { talk, outcome, ...ticket } = demo;
  const { id } = await tickets.open(who.ana, ticket, undefined);
  if (outcome?.taken) await tickets.change(who.ben, id, { assigneeId: who.ben.id }, undefined);
  for (const [name, body] of talk) await timeline.post(who[name], id, { clientId: randomUUID(), body });
  if (outcome?.status) await tickets.change(who.ben, id, { status: outcome.status }, undefined);
}

function banner(accounts: readonly DemoAccount[], config: Config, port: number): string {
  const at = `http://localhost:${port}`;
  const rows = accounts.map(({ role, email, password }) => `    ${role.padEnd(9)} ${email.padEnd(20)} ${password}\n`);
  return [
    `\n  Tandem runs on ${at}\n`,
    `    portal    ${at}/\n`,
    ...(config.consoleWeb ? [`    console   ${at}/console/\n`] : []),
    `    api       ${at}/docs\n`,
    ...(rows.length > 0 ? ['\n  Demo accounts (this machine only)\n', ...rows] : []),
    '\n',
  ].join('');
}
