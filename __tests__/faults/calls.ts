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
  if (role === 'github') return 'id-token';
  if (role === 'blob') return blobCall(method, query);
  const line = `${method} ${path.replace(targetPath, 'target')}`;
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

/** An app, a flight of it, or an add-on. */
const targetPath = /^\/v1\.0\/my\/(?:applications\/\w+(?:\/flights\/[\w-]+)?|inappproducts\/\w+)/i;

const apiCalls: readonly (readonly [RegExp, CallName])[] = [
  [/^GET target$/, 'look'],
  [/^GET target\/submissions\/\d+$/, 'read'],
  [/^GET target\/submissions\/\d+\/status$/, 'status'],
  [/^POST target\/submissions$/, 'create'],
  [/^PUT target\/submissions\/\d+$/, 'update'],
  [/^POST target\/submissions\/\d+\/commit$/, 'commit'],
  [/^DELETE target\/submissions\/\d+$/, 'delete'],
  [/^GET target\/submissions\/\d+\/packagerollout$/, 'read-rollout'],
  [/^POST target\/submissions\/\d+\/\w*packagerollout\w*$/, 'rollout'],
  [/^GET target\/listflights$/, 'list'],
  [/^GET \/v1\.0\/my\/inappproducts$/, 'list'],
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
  list: '/listflights|/inappproducts\\?',
  rollout: 'packagerollout',
  block: 'comp=block&',
  blockList: 'comp=blocklist',
} as const;
