import { string } from 'yup';
import { profileSchema, userSchema } from '../accounts/account.schema.ts';
import { endpoint } from '../http/endpoint.ts';
import { record } from '../validation/index.ts';
import {
  credentialsSchema,
  devicePageSchema,
  passwordChangeSchema,
  signedInSchema,
  signUpSchema,
} from './session.schema.ts';

export const sessionEndpoints = {
  signUp: endpoint({
    method: 'POST',
    path: '/auth/signup',
    summary: 'Make a customer account and sign in',
    session: 'none',
    body: signUpSchema,
    replies: { 201: signedInSchema },
  }),
  logIn: endpoint({
    method: 'POST',
    path: '/auth/login',
    summary: 'Sign in',
    session: 'none',
    body: credentialsSchema,
    replies: { 200: signedInSchema },
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/auth/refresh',
    summary: 'Trade the refresh cookie for new tokens',
    session: 'cookie',
    replies: { 200: signedInSchema },
  }),
  logOut: endpoint({
    method: 'POST',
    path: '/auth/logout',
    summary: 'End this session and close its sockets; works with an expired access token',
    session: 'cookie',
    replies: { 204: null },
  }),
  me: endpoint({
    method: 'GET',
    path: '/auth/me',
    summary: 'Who am I',
    session: 'required',
    replies: { 200: userSchema },
  }),
  rename: endpoint({
    method: 'PATCH',
    path: '/auth/me',
    summary: 'Go by another name, wherever others see it',
    session: 'required',
    body: profileSchema,
    replies: { 200: userSchema },
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/auth/password',
    summary: 'Change my password: all my other devices are signed out, this one goes on with new tokens',
    session: 'required',
    body: passwordChangeSchema,
    replies: { 200: signedInSchema },
  }),
  devices: endpoint({
    method: 'GET',
    path: '/auth/sessions',
    summary: 'My signed-in devices',
    session: 'required',
    replies: { 200: devicePageSchema },
  }),
  endDevice: endpoint({
    method: 'DELETE',
    path: '/auth/sessions/:id',
    summary: 'Sign one of my devices out',
    session: 'required',
    params: record({ id: string().max(64).required() }),
    replies: { 204: null },
  }),
  endOtherDevices: endpoint({
    method: 'DELETE',
    path: '/auth/sessions',
    summary: 'Sign all my other devices out',
    session: 'required',
    replies: { 204: null },
  }),
};
