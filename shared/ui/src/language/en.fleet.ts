import { counted } from './en.speech.ts';

/** The installed consoles, as admins see them. */
export const fleet = {
  title: 'Consoles',
  lead: 'The installed consoles as they told of themselves last: at sign-in and twice a day.',
  list: 'Installed consoles',
  search: 'Search for people and versions',
  clear: 'Empty the search',
  loading: 'Loading the consoles',
  loadFailed: 'The consoles could not be loaded.',
  none: 'No console has told of itself yet',
  noneHint: 'Whoever signs in at the installed app appears here.',
  noneFound: 'Nothing fits',
  more: 'Show more',
  seen: 'Seen',
  rings: { stable: 'stable', beta: 'beta' },
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
  policies: {
    'machine-policy': 'Group policy',
    'user-policy': 'Group policy of the person',
    'device-profile': 'Profile',
    'user-profile': 'Profile of the person',
    etc: '/etc/tandem',
    'application-file': 'File beside the app',
    'machine-file': 'File of the computer',
    installer: 'Installer',
    none: 'Not managed',
  },
  problems: (count: number) => counted(count, { one: '# setting does not count', other: '# settings do not count' }),
};
