import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksForPolicy, startArguments } from '../start/arguments.ts';
import { autostartEntry } from '../start/autostart.ts';
import { placeOf } from './deep-link.ts';
import { externalAddress } from './external.ts';

const links: [string, unknown][] = [
  ['tandem://ticket/42', { ticketId: 42 }],
  ['TANDEM://Ticket/42/', { ticketId: 42 }],
  ['tandem://view/unassigned', { view: 'unassigned' }],
  ['tandem://ticket/0', null],
  ['tandem://ticket/-1', null],
  ['tandem://ticket/1e3', null],
  ['tandem://ticket/9999999999999999', null],
  ['tandem://ticket/42?server=https://evil.example', null],
  ['tandem://ticket/42#x', null],
  ['tandem://ticket/42\n--inspect', null],
  ['tandem://ticket/%34%32', null],
  ['tandem://evil@ticket/42', null],
  ['tandem://ticket:80/42', null],
  ['tandem://view/../ticket', null],
  ['tandem://auth/callback?code=1', null],
  [' tandem://ticket/42', null],
  [`tandem://view/${'a'.repeat(600)}`, null],
  ['https://ticket/42', null],
];
test.each(links)('the link %j leads to %j', (link, place) => {
  expect(placeOf(link)).toEqual(place);
});

test('no text makes a link lead anywhere but to a ticket or a view', () => {
  const parts = fc.constantFrom(
    'tandem:',
    '//',
    'ticket',
    'view',
    '/',
    '42',
    '?',
    '#',
    '%2f',
    '..',
    '\\',
    '@',
    '\0',
    '--',
  );
  const likely = fc.array(fc.oneof(parts, fc.string({ maxLength: 8 })), { maxLength: 12 }).map((each) => each.join(''));
  fc.assert(
    fc.property(fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 600 })), (link) => {
      const place = placeOf(link);
      if (place === null) return true;
      const written = 'ticketId' in place ? `ticket/${place.ticketId}` : 'view' in place ? `view/${place.view}` : '';
      return link.toLowerCase().replace(/\/$/, '') === `tandem://${written}`;
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

const commandLines: [string[], unknown][] = [
  [[], { hidden: false, place: null }],
  [['--hidden'], { hidden: true, place: null }],
  [['--inspect', '--no-sandbox', '/tmp/file'], { hidden: false, place: null }],
  [['tandem://ticket/1', 'tandem://ticket/2'], { hidden: false, place: { ticketId: 2 } }],
  [['tandem://ticket/1', '--hidden'], { hidden: false, place: { ticketId: 1 } }],
  [['tandem://nonsense', '--hidden'], { hidden: false, place: null }],
  [['--hidden', 'tandem://ticket/1'], { hidden: true, place: { ticketId: 1 } }],
];
test.each(commandLines)('the command line %j asks for %j', (argv, asked) => {
  expect(startArguments(argv)).toEqual(asked);
});

const addresses: [string, string | null][] = [
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['HTTPS://Example.org', 'https://example.org/'],
  ['mailto:ana@example.org', 'mailto:ana@example.org'],
  ['tel:+49301234', 'tel:+49301234'],
  ['http://example.org', null],
  ['file:///etc/passwd', null],
  ['smb://server/share', null],
  ['\\\\server\\share', null],
  ['ms-msdt:/id', null],
  ['search-ms:query=x', null],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['vbscript:x', null],
  ['tandem://ticket/1', null],
  ['app://tandem/', null],
  [' https://example.org', null],
  ['java\tscript:alert(1)', null],
  ['https://bank.example@evil.example', null],
  ['https://a:b@evil.example', null],
  ['https:\\\\evil.example', null],
  ['nonsense', null],
  ['', null],
];
test.each(addresses)('the address %j leaves as %j', (written, left) => {
  expect(externalAddress(written)).toBe(left);
});

test('whatever leaves is https, mail or telephone', () => {
  const schemes = fc.constantFrom('https:', 'http:', 'file:', 'mailto:', 'tel:', 'javascript:', 'ms-msdt:', '');
  fc.assert(
    fc.property(schemes, fc.webUrl(), fc.string({ unit: 'binary', maxLength: 60 }), (scheme, url, rest) =>
      [externalAddress(scheme + rest), externalAddress(url), externalAddress(`${scheme}//${rest}`)].every(
        (address) => address === null || /^(https:\/\/|mailto:|tel:)/.test(address),
      ),
    ),
    { numRuns: 3_000 },
  );
}, 60_000);

test('the entry that starts the app at login names it, however odd its path', () => {
  expect(autostartEntry('/opt/Tandem/tandem', true)).toContain('\nExec="/opt/Tandem/tandem" --hidden\n');
  const odd = autostartEntry('/home/a b/100%/$x"y\\', false);
  expect(odd).toContain(String.raw`Exec="/home/a b/100%%/\\$x\\"y\\\\"`);
});

test('the policy is printed when it is asked for, and not when a link does', () => {
  expect(asksForPolicy(['--print-policy'])).toBe(true);
  expect(asksForPolicy(['tandem://ticket/1', '--print-policy'])).toBe(false);
});
