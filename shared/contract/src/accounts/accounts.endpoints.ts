import { endpoint } from '../http/endpoint.ts';
import { id, limit, listCursor, pageOf, record } from '../validation/index.ts';
import { participantSchema } from './account.schema.ts';
import { newStaffMemberSchema, staffChangeSchema, staffMemberSchema, staffPasswordSchema } from './staff.schema.ts';

const staffIdParams = record({ id: id().required() });

export const accountsEndpoints = {
  /** Those a ticket can be assigned to. Staff only. */
  staff: endpoint({
    method: 'GET',
    path: '/staff',
    summary: 'The members of staff a ticket can be assigned to, by name',
    session: 'required',
    query: record({ cursor: listCursor().optional(), limit: limit(200, 100) }),
    replies: { 200: pageOf(participantSchema) },
  }),
  /** For admins, as are all that follow. */
  listStaff: endpoint({
    method: 'GET',
    path: '/staff/accounts',
    summary: 'Every account of staff by name, the disabled ones too; for admins',
    session: 'required',
    query: record({ cursor: listCursor().optional(), limit: limit(100, 50) }),
    replies: { 200: pageOf(staffMemberSchema) },
  }),
  createStaff: endpoint({
    method: 'POST',
    path: '/staff/accounts',
    summary: 'Make an account for a member of staff, with a first password to hand over; for admins',
    session: 'required',
    body: newStaffMemberSchema,
    replies: { 201: staffMemberSchema },
  }),
  changeStaff: endpoint({
    method: 'PATCH',
    path: '/staff/accounts/:id',
    summary: 'Change the role, disable or enable; either signs the person out everywhere. Not one’s own. For admins',
    session: 'required',
    params: staffIdParams,
    body: staffChangeSchema,
    replies: { 200: staffMemberSchema },
  }),
  resetStaffPassword: endpoint({
    method: 'PUT',
    path: '/staff/accounts/:id/password',
    summary: 'Set a new password to hand over; signs the person out everywhere. Not one’s own. For admins',
    session: 'required',
    params: staffIdParams,
    body: staffPasswordSchema,
    replies: { 204: null },
  }),
};
