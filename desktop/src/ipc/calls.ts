import { credentialsSchema, passwordChangeSchema, record, userSchema } from '@tandem/contract';
import { array, mixed, string } from 'yup';
import { type CallDeclaration, call } from './call.ts';
import { factsSchema } from './facts.schema.ts';
import { kept } from './limits.ts';
import { lineSchema } from './line.schema.ts';
import type { CallName } from './names.ts';
import { outcomeSchema, outcomesSchema } from './outcome.schema.ts';
import { placeSchema } from './place.schema.ts';
import { reportSchema } from './report.schema.ts';
import { settingsChangeSchema, settingsSchema } from './settings.schema.ts';
import { updateSchema } from './update.schema.ts';

const nothing = record({});
/** A server's address as a person writes it. */
const address = () => string().min(1).max(300);
const key = () => string().min(1).max(kept.longestKey).required();
const value = () => string().max(kept.longestValue).nullable().defined();

/** Who is signed in, and what this computer keeps for them. */
const restoredSchema = record({
  user: userSchema.nullable().defined(),
  kept: array()
    .of(record({ key: key(), value: string().required() }))
    .required(),
});

/** Every call: what goes in, what comes out, and when it may be made. A call without a declaration does not compile. */
export const calls = {
  'app.facts': call({ in: nothing, out: factsSchema, when: 'any' }),
  'app.place': call({ in: nothing, out: placeSchema, when: 'any' }),
  'server.choose': call({ in: record({ address: address().required() }), out: reportSchema, when: 'any' }),
  'session.restore': call({ in: nothing, out: restoredSchema, when: 'any' }),
  'session.logIn': call({ in: credentialsSchema, out: restoredSchema, when: 'any' }),
  'session.changePassword': call({ in: passwordChangeSchema, out: null, when: 'signed_in' }),
  'session.logOut': call({ in: nothing, out: null, when: 'any' }),
  'connection.look': call({ in: nothing, out: lineSchema, when: 'any' }),
  'connection.request': call({
    in: record({ endpoint: string().max(60).required(), input: mixed<object>().required() }),
    out: 'unchecked',
    when: 'any',
  }),
  'connection.command': call({
    in: record({ name: string().max(60).required(), payload: mixed<object>().required() }),
    out: 'unchecked',
    when: 'signed_in',
  }),
  'connection.retry': call({ in: nothing, out: null, when: 'any' }),
  'kept.change': call({
    in: record({
      changes: array()
        .of(record({ key: key(), value: value() }))
        .max(200)
        .required(),
    }),
    out: null,
    when: 'any',
  }),
  'settings.read': call({ in: nothing, out: settingsSchema, when: 'any' }),
  'settings.change': call({ in: settingsChangeSchema, out: settingsSchema, when: 'any' }),
  'notices.test': call({ in: nothing, out: outcomeSchema, when: 'any' }),
  'notices.outcomes': call({ in: nothing, out: outcomesSchema, when: 'any' }),
  'doctor.run': call({ in: record({ address: address().optional() }), out: reportSchema, when: 'any' }),
  'update.read': call({ in: nothing, out: updateSchema, when: 'any' }),
  'update.look': call({ in: nothing, out: updateSchema, when: 'any' }),
  'update.fetch': call({ in: nothing, out: updateSchema, when: 'any' }),
  'update.install': call({ in: nothing, out: null, when: 'any' }),
} satisfies Record<CallName, CallDeclaration>;

export type Calls = typeof calls;
