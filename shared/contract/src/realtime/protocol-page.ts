import type { AnySchema } from 'yup';
import { participantSchema, userSchema } from '../accounts/account.schema.ts';
import { activitySchema } from '../activity/activity.schema.ts';
import { errorCodes, statusOf } from '../errors/error-codes.ts';
import { type JsonSchema, toJsonSchema } from '../http/json-schema.ts';
import { sharedTicketSchema, ticketSchema } from '../tickets/ticket.schema.ts';
import { entrySchema } from '../timeline/entry.schema.ts';
import { closeCodes } from './close-codes.ts';
import { commands, events } from './protocol.ts';
import { helloWithin, maxFrameBytes, mostReplayed, socketPath, socketProtocol } from './socket.ts';

/** Shapes that are named in the page instead of being spelled out each time. */
const named: Readonly<Record<string, AnySchema>> = {
  User: userSchema,
  Participant: participantSchema,
  Entry: entrySchema,
  Ticket: ticketSchema,
  SharedTicket: sharedTicketSchema,
  Activity: activitySchema,
};
const names = new Map(Object.entries(named).map(([name, schema]) => [JSON.stringify(toJsonSchema(schema)), name]));

const meanings: Record<keyof typeof closeCodes, string> = {
  tooBig: `a frame of more than ${maxFrameBytes / 1_024} KiB`,
  restarting: 'this process is going away, or cannot serve just now: come back with jitter',
  badFrame: 'not a frame of this protocol',
  notAuthenticated: 'no valid session, or an access token that expired and was not renewed: get a new one first',
  sessionEnded: '`session.ended` came before: do not come back',
  noHello: `no \`hello\` as the first frame within ${helloWithin / 1_000} s`,
  tooFast: 'too many frames or pings, too many unanswered commands, or reading too slowly',
};

/** docs/realtime-protocol.md, made from the declarations that the api and its clients run on. */
export const protocolPage = (): string => `# The live protocol

Made from \`shared/contract/src/realtime\` (\`npx vitest run --project unit protocol-page -u\`); a test fails when it differs.

A client opens a WebSocket at \`${socketPath}\` with the subprotocol \`${socketProtocol}\` and the refresh cookie it has. Frames are
JSON text of at most ${maxFrameBytes / 1_024} KiB. Another path answers 404, an \`Origin\` that is not allowed 403 (none is fine), another subprotocol 400.

| frame | shape |
|---|---|
| command | \`{"id": 1, "type": "ping", "payload": {}}\`: \`id\` is the client's own, a whole number |
| reply | \`{"re": 1, "ok": true, "payload": {}}\` or \`{"re": 1, "ok": false, "error": {"code", "message", "fields"?, "entries"?, "ticket"?}}\` |
| event | \`{"type": "resync", "payload": {}}\` |

Every command gets exactly one reply, in the order the commands came. Unknown fields are refused.

## How a connection goes

1. \`hello\` is the first frame, within ${helloWithin / 1_000} s: the access token, and the activity cursor seen last (or null). The cookie must hold the refresh token of the same session.
2. After the reply, activity since that cursor comes as events with \`replay: true\`, at most ${mostReplayed}; then \`resync\`, if there was more. A few items from just before the cursor may come again: drop what you know by its cursor.
3. \`ticket.open\` subscribes before it reads, so nothing falls in between. Entries may come twice (as an event and in the reply): \`seq\` tells. A gap in \`seq\` means something was lost: ask for it (\`GET /tickets/:id/timeline?after=\`).
4. Send something at least every \`heartbeat\` milliseconds; \`ping\` will do.
5. Before the access token expires, \`renew\` with a new one.
6. When the line breaks, come back with full-jitter backoff (0.5 to 30 s), with the cursor and the last \`seq\`.

## Commands
${Object.entries(commands)
  .map(([name, { summary, payload, reply }]) =>
    section(name, summary, [
      ['payload', payload],
      ['reply', reply],
    ]),
  )
  .join('\n')}
## Events
${Object.entries(events)
  .map(([name, { summary, to, payload }]) => section(name, `${summary}. To ${to}`, [['payload', payload]]))
  .join('\n')}
## Close codes

| code | means |
|---|---|
${(Object.keys(closeCodes) as (keyof typeof closeCodes)[]).map((name) => `| ${closeCodes[name]} | ${meanings[name]} |`).join('\n')}

## Error codes

The same over HTTP, where each has a status: ${errorCodes.map((code) => `\`${code}\` ${statusOf[code]}`).join(', ')}.

## Shapes

\`\`\`ts
${Object.entries(named)
  .map(([name, schema]) => `${name} = ${spell(toJsonSchema(schema), false)}`)
  .join('\n')}
\`\`\`
`;

const section = (name: string, summary: string, parts: readonly (readonly [string, AnySchema])[]) =>
  `
### \`${name}\`
${summary}.
${parts.map(([part, schema]) => `\n- ${part}: \`${spell(toJsonSchema(schema))}\``).join('')}`;

/** A JSON Schema in the notation of TypeScript. */
function spell(schema: JsonSchema, useNames = true): string {
  const name = useNames ? names.get(JSON.stringify(schema)) : undefined;
  if (name) return name;
  const { type, properties, required = [], items } = schema as Spelled;
  if (Array.isArray(type)) return `${spell({ ...schema, type: type[0] })} | null`;
  if (schema['enum']) return quoted(schema['enum'] as (string | null)[]);
  if (type === 'array') return `${items ? spell(items) : 'unknown'}[]`;
  if (type !== 'object') return type ?? 'unknown';
  const fields = Object.entries(properties ?? {}).map(
    ([key, value]) => `${key}${required.includes(key) ? '' : '?'}: ${spell(value)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

interface Spelled {
  readonly type?: string | string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** Whether it may be null is said of the type. */
const quoted = (values: readonly (string | null)[]): string =>
  values.flatMap((value) => (value === null ? [] : `'${value}'`)).join(' | ');
