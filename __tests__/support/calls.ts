import type { Role } from '../../simulator/src/faults/faults.ts';
import type { HistoryRecord } from '../../simulator/src/http/history.ts';

/** The requests that a run sends, one word each. */
export type CallName =
  | 'token'
  | 'id-token'
  | 'list'
  | 'look'
  | 'read'
  | 'create'
  | 'update'
  | 'block'
  | 'block-list'
  | 'commit'
  | 'status'
  | 'delete'
  | 'read-rollout'
  | 'rollout'
  | 'other';

/** A request to the submission API, by its name or as method and path. */
export type ApiCall = CallName | `${string} ${string}`;

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

/** The same for a path with its query. */
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

/** An app or its submissions. No name says which flight or add-on it is, or how a rollout is changed. */
const appPath = /^\/v1\.0\/my\/applications\/\w+(?:\/submissions(?!.*packagerollout).*)?$/;

/** The requests to the submission API, in order: those about an app by name, others as method and path. */
export function callsOf(requests: readonly HistoryRecord[]): readonly ApiCall[] {
  return requests
    .filter(({ role }) => role === 'api')
    .map((request) => {
      const { method, path } = request;
      const name = appPath.test(path) ? callName(request) : 'other';
      return name === 'other' ? (`${method} ${path.replace(/^\/v1\.0\/my\//, '')}` as const) : name;
    });
}

/** The calls that may change something. */
export function writesOf(requests: readonly HistoryRecord[]): readonly ApiCall[] {
  return callsOf(requests.filter(({ method }) => method !== 'GET'));
}

/**
 * Creates, commits and rollout changes that follow one of the same kind without any GET of the API in between
 * (store-faults.md §4.1, I6). With several runs at the same time, one that follows a success is another run's.
 */
export function blindRepeats(requests: readonly HistoryRecord[], isAlone = true): readonly CallName[] {
  const api = requests.filter(({ role }) => role === 'api');
  const isBlind = (place: number, before: number) =>
    (isAlone || !isSuccess(api[before])) && !api.slice(before, place).some(({ method }) => method === 'GET');
  return (['create', 'commit', 'rollout'] as const).flatMap((name) => {
    const places = api.flatMap((each, index) => (callName(each) === name ? [index] : []));
    return places
      .slice(1)
      .filter((place, index) => isBlind(place, places[index] ?? 0))
      .map(() => name);
  });
}

function isSuccess(request: HistoryRecord | undefined): boolean {
  return request !== undefined && request.status >= 200 && request.status < 300;
}
