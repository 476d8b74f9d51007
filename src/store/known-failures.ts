import { accessFailures } from './access-failures.ts';
import { documentFailures } from './document-failures.ts';
import { portalLink } from './partner-center.ts';
import type { KnownFailure, Refusal } from './refusal.ts';
import { stateFailures } from './state-failures.ts';

const support = 'If it happens again, report the correlation id to the support in Partner Center.';

const outages: readonly KnownFailure[] = [
  {
    code: 'store-throttled',
    seen: { status: 429 },
    when: ({ status }) => status === 429,
    why: 'the Store accepts no more requests from this tenant or application for now',
    todo: 'Wait some minutes, then run this again. Other tools that use the same tenant share the limit.',
  },
  {
    code: 'store-unavailable',
    seen: { status: 500, stage: 'create' },
    when: ({ status, stage }) => status >= 500 && stage === 'create',
    why: 'the Store failed internally (server error). It also responds this way, for as long as it lasts, when the last submission failed certification',
    todo: 'Look at the certification result of the last submission in Partner Center; otherwise run this again later.',
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    seen: { status: 500, stage: 'update' },
    when: ({ status, stage }) => status >= 500 && stage === 'update',
    why: 'the Store failed internally (server error). For some apps that has lasted for weeks',
    todo: `Run this again later. ${support}`,
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    seen: { status: 504 },
    when: ({ status }) => status === 408 || status >= 500,
    why: 'the Store failed internally (server error)',
    todo: `Run this again later. ${support}`,
  },
];

const unknownFailure: KnownFailure = {
  code: 'store-refused',
  seen: { status: 400 },
  when: () => true,
  why: 'the Store refused the request',
  todo: "Read the Store's text and correct what it names; the submission's page in Partner Center may say more.",
  link: portalLink,
};

/** The refusals that have been seen, with their cause (store-faults.md §1.2); the first that fits holds. */
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
