import { accessFailures } from './access-failures.ts';
import { documentFailures } from './document-failures.ts';
import { portalLink } from './partner-center.ts';
import type { KnownFailure, Refusal } from './refusal.ts';
import { stateFailures } from './state-failures.ts';

const support = 'If this happens again, report the correlation ID to Partner Center support.';

const outages: readonly KnownFailure[] = [
  {
    code: 'store-throttled',
    seen: { status: 429 },
    when: ({ status }) => status === 429,
    why: 'the Store is throttling requests from this tenant or application',
    todo: 'Wait a few minutes, then re-run the job. Other tools in the same tenant share the limit.',
  },
  {
    code: 'store-unavailable',
    seen: { status: 500, stage: 'create' },
    when: ({ status, stage }) => status >= 500 && stage === 'create',
    why: 'the Store had an internal error. It also responds this way when the last submission failed certification',
    todo: "Check the last submission's certification result in Partner Center. If that is fine, re-run the job later.",
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    seen: { status: 500, stage: 'update' },
    when: ({ status, stage }) => status >= 500 && stage === 'update',
    why: 'the Store had an internal error. For some apps that has lasted for weeks',
    todo: `Re-run the job later. ${support}`,
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    seen: { status: 504 },
    when: ({ status }) => status === 408 || status >= 500,
    why: 'the Store had an internal error',
    todo: `Re-run the job later. ${support}`,
  },
];

const unknownFailure: KnownFailure = {
  code: 'store-refused',
  seen: { status: 400 },
  when: () => true,
  why: 'the Store refused the request',
  todo: "Fix the problem described in the Store's response. The submission's page in Partner Center may show more details.",
  link: portalLink,
};

/** The refusals that have been seen, with their cause (store-faults.md §1.2); the first that fits counts. */
export const knownFailures: readonly KnownFailure[] = [
  ...accessFailures,
  ...stateFailures,
  ...documentFailures,
  ...outages,
  unknownFailure,
];

/** The cause of a refusal, as far as it is known. */
export function causeOf(refusal: Refusal): KnownFailure {
  return knownFailures.find(({ when }) => when(refusal)) ?? unknownFailure;
}
