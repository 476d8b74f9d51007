import type { HistoryRecord } from '../../src/simulator/history.ts';

/** What a request to the submission API is for. */
export type CallName =
  | 'look'
  | 'read'
  | 'status'
  | 'create'
  | 'update'
  | 'commit'
  | 'delete'
  | `${string} ${string}`;

const names: readonly (readonly [RegExp, CallName])[] = [
  [/^GET applications\/\w+$/, 'look'],
  [/^GET applications\/\w+\/submissions\/\d+$/, 'read'],
  [/^GET applications\/\w+\/submissions\/\d+\/status$/, 'status'],
  [/^POST applications\/\w+\/submissions$/, 'create'],
  [/^PUT applications\/\w+\/submissions\/\d+$/, 'update'],
  [/^POST applications\/\w+\/submissions\/\d+\/commit$/, 'commit'],
  [/^DELETE applications\/\w+\/submissions\/\d+$/, 'delete'],
];

/** The request in one word; method and path where it is none that a run should send. */
export function callName({ method, path }: HistoryRecord): CallName {
  const line = `${method} ${path.replace(/^\/v1\.0\/my\//, '')}` as const;
  return names.find(([pattern]) => pattern.test(line))?.[1] ?? line;
}

/** The requests to the submission API, in order. */
export function callsOf(requests: readonly HistoryRecord[]): readonly CallName[] {
  return requests.filter(({ role }) => role === 'api').map(callName);
}

/** Those that may change something. */
export function writesOf(requests: readonly HistoryRecord[]): readonly CallName[] {
  return callsOf(requests.filter(({ method }) => method !== 'GET'));
}

/**
 * Creates or commits that follow a failed one of their kind without any GET in between (store-faults.md §4.1, I6).
 * One that follows a success is another run's.
 */
export function blindRepeats(requests: readonly HistoryRecord[]): readonly CallName[] {
  const api = requests.filter(({ role }) => role === 'api');
  return (['create', 'commit'] as const).flatMap((name) => {
    const places = api.flatMap((each, index) => (callName(each) === name ? [index] : []));
    const isBlind = (place: number, before: number) =>
      !isSuccess(api[before]) && !api.slice(before, place).some(({ method }) => method === 'GET');
    return places
      .slice(1)
      .filter((place, index) => isBlind(place, places[index] ?? 0))
      .map(() => name);
  });
}

function isSuccess(request: HistoryRecord | undefined): boolean {
  return request !== undefined && request.status >= 200 && request.status < 300;
}
