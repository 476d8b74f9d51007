import type { Role } from '../../src/simulator/history.ts';
import type { CallName } from './case.ts';

/** What a request is for. */
export function callName(request: {
  readonly role: Role;
  readonly method: string;
  readonly path: string;
  readonly query: string;
}): CallName {
  const { role, method, path, query } = request;
  if (role === 'login') return method === 'POST' ? 'token' : 'other';
  if (role === 'blob') return blobCall(method, query);
  const line = `${method} ${path.replace(/^\/v1\.0\/my\//i, '')}`;
  return apiCalls.find(([pattern]) => pattern.test(line))?.[1] ?? 'other';
}

/** The same of a path with its query. */
export function callNameOf(request: { readonly role: Role; readonly method: string; readonly url: string }) {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  return callName({ ...request, path: pathname, query: search });
}

function blobCall(method: string, query: string): CallName {
  if (method !== 'PUT') return 'other';
  return /comp=blocklist/.test(query) ? 'block-list' : 'block';
}

const apiCalls: readonly (readonly [RegExp, CallName])[] = [
  [/^GET applications\/\w+$/, 'look'],
  [/^GET applications\/\w+\/submissions\/\d+$/, 'read'],
  [/^GET applications\/\w+\/submissions\/\d+\/status$/, 'status'],
  [/^POST applications\/\w+\/submissions$/, 'create'],
  [/^PUT applications\/\w+\/submissions\/\d+$/, 'update'],
  [/^POST applications\/\w+\/submissions\/\d+\/commit$/, 'commit'],
  [/^DELETE applications\/\w+\/submissions\/\d+$/, 'delete'],
];

/** Path patterns of fault rules. */
export const paths = {
  token: '/oauth2/',
  look: '/applications/\\w+$',
  read: '/submissions/\\d+$',
  create: '/submissions$',
  update: '/submissions/\\d+$',
  commit: '/commit$',
  status: '/status$',
  delete: '/submissions/\\d+$',
  block: 'comp=block&',
  blockList: 'comp=blocklist',
} as const;
