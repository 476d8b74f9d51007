import type { Body } from './answer.ts';
import { describeTarget, type Target } from './target.ts';

/** Which step of the story a call belongs to: it decides how a failure is explained. */
export type Stage =
  | 'look'
  | 'read'
  | 'status'
  | 'create'
  | 'update'
  | 'commit'
  | 'delete'
  | 'rollout'
  | 'api';

/** One call of the submission API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v1.0/my/`, with its query; or the relative `@nextLink` of a page. */
  readonly path: string;
  readonly stage: Stage;
  /** Missing for calls that belong to no target: lists of the account, and `command: api`. */
  readonly target?: Target;
  /** A document, or the text of one (`JsonText`). */
  readonly body?: unknown;
}

const doing: Record<Exclude<Stage, 'api'>, string> = {
  look: 'read',
  read: 'read a submission for',
  status: 'read the status of a submission for',
  create: 'create a submission for',
  update: 'update the submission for',
  commit: 'commit the submission for',
  delete: 'delete the pending submission for',
  rollout: 'change the rollout of',
};

/** What a call does, to follow "Could not": `create a submission for app 9NBLGGH4R315`. */
export function describeCall(call: Call): string {
  if (call.stage === 'api') return `send ${call.method} ${call.path.replace(/\?.*$/s, '')}`;
  return `${doing[call.stage]} ${call.target === undefined ? 'the account' : describeTarget(call.target)}`;
}

/** True for the calls that are known to return an error after having worked; they are never repeated blindly. */
export function isOnce(call: Call): boolean {
  return call.method === 'POST';
}

/**
 * True if a success shows that the call has worked: it has a document, or if none is needed, nothing. A page
 * or a text comes from something in front of the Store, which may never have seen the request.
 */
export function isReadable(call: Call, body: Body): boolean {
  if (body.kind === 'empty') return call.stage === 'commit' || call.method === 'DELETE';
  return body.kind === 'json';
}
