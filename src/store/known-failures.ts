import type { FailureResult } from '../errors.ts';
import type { TargetKind } from '../submission/types.ts';
import type { Stage } from './call.ts';

/** What a refusal is recognised by. */
export interface Refusal {
  readonly status: number;
  readonly stage: Stage;
  readonly kind: TargetKind;
  /** The Store's text, as it came. */
  readonly text: string;
}

export interface KnownFailure {
  readonly code: string;
  readonly when: (refusal: Refusal) => boolean;
  /** Why it happens, one or two sentences. */
  readonly why: string;
  readonly todo: string;
  readonly link?: string;
  readonly result?: FailureResult;
}

const docs = 'https://learn.microsoft.com/windows/uwp/monetize';
const setUpLink = `${docs}/create-and-manage-submissions-using-windows-store-services`;
const submissionLink = `${docs}/manage-app-submissions`;
const portalLink = 'https://partner.microsoft.com/dashboard';

/** The refusals that have been seen, with their cause (store-faults.md §1.2); the first that fits holds. */
const knownFailures: readonly KnownFailure[] = [
  {
    code: 'store-feature-unsupported',
    when: ({ status, text }) => status === 409 && /not supported by the .*submission API/i.test(text),
    why: 'The app or add-on uses a feature that the submission API does not support, such as mandatory app updates or Store-managed consumables.',
    todo: 'Publish this one in Partner Center, or remove the feature there. Deleting the pending submission does not help.',
    link: setUpLink,
  },
  {
    code: 'store-draft-not-from-api',
    when: ({ text }) => /submissions that are created through the API/i.test(text),
    why: 'The pending submission was made or edited in Partner Center, which locks the API out. (In early 2024 a fault of the Store told the same of submissions made by the API.)',
    todo: 'Publish or delete the pending submission in Partner Center, then run this again. If it was made by this action and never edited there, report the correlation id to Microsoft.',
    link: portalLink,
  },
  {
    code: 'store-not-linked',
    when: ({ status }) => status === 401,
    why: 'The sign-in worked, but the Store does not know this application, or its tenant is not linked to the Partner Center account.',
    todo: 'In Partner Center, under Account settings > Tenants, link the Entra tenant; under User management > Microsoft Entra applications, add the application with the role Manager.',
    link: setUpLink,
  },
  {
    code: 'store-access-denied',
    when: ({ status }) => status === 403,
    why: 'The Store does not say which of three causes it is: the Entra application lacks the role Manager in Partner Center, the Store ID is not one of this account, or the daily quota of requests is used up.',
    todo: "Check the application's role under User management in Partner Center, then the Store ID under Product identity; if both are right, try again tomorrow.",
    link: setUpLink,
  },
  {
    code: 'proxy-sign-in',
    when: ({ status }) => status === 407,
    why: 'The proxy named by HTTPS_PROXY wants a user name and password.',
    todo: 'Put them into HTTPS_PROXY (http://user:password@host:port), or exclude the host by NO_PROXY.',
  },
  {
    code: 'store-app-not-found',
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'app',
    why: 'The Store has no app with this Store ID in this account.',
    todo: 'Copy the Store ID (12 characters, starting with 9) from Partner Center, under Product identity. It is neither the package identity name nor the ID of an add-on.',
    link: portalLink,
  },
  {
    code: 'store-flight-not-found',
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'flight',
    why: 'The app has no package flight with this ID.',
    todo: 'Compare it with the package flights of the app in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-add-on-not-found',
    when: ({ status, stage, kind }) => status === 404 && stage === 'look' && kind === 'add-on',
    why: 'The Store has no add-on with this Store ID in this account.',
    todo: 'Copy the Store ID of the add-on from its page in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-nothing-there',
    when: ({ status, stage }) => status === 404 && stage === 'api',
    why: 'The Store has nothing at this path; a list without entries is answered so, too.',
    todo: 'Check the ids in path.',
    link: portalLink,
  },
  {
    code: 'store-submission-not-found',
    when: ({ status }) => status === 404,
    why: 'The submission is gone: it was deleted meanwhile, in Partner Center or by another run that publishes this app.',
    todo: 'Look at the app in Partner Center, then run this again. If two workflows publish it, keep them apart by a concurrency group.',
    link: portalLink,
  },
  {
    code: 'store-app-not-ready',
    when: ({ status, stage }) => status === 409 && stage === 'create',
    why: 'No submission is pending, so the state of the app is what forbids a new one: the first submission with its age rating must be finished in Partner Center before the API can make one.',
    todo: 'Finish the first submission, with the age rating questionnaire, in Partner Center. If there was one already, look whether the app asks for something there.',
    link: setUpLink,
  },
  {
    code: 'store-submission-in-progress',
    when: ({ status, stage }) => status === 409 && (stage === 'update' || stage === 'delete'),
    why: 'The pending submission is already being processed, so it can no longer be changed.',
    todo: 'Wait until it is published, or cancel it in Partner Center, then run this again.',
    link: portalLink,
    result: 'busy',
  },
  {
    code: 'store-commit-refused',
    when: ({ status, stage }) => status === 409 && stage === 'commit',
    why: 'The submission is not in a state that can be committed.',
    todo: 'Look at the submission in Partner Center. If it was edited there, delete it and run this again.',
    link: portalLink,
  },
  {
    code: 'store-rollout-not-in-progress',
    when: ({ status, stage }) => status === 409 && stage === 'rollout',
    why: 'The submission is not published, or its rollout is not in progress.',
    todo: 'Look at the rollout in Partner Center: only one in progress can be changed.',
    link: `${submissionLink}#manage-gradual-package-rollout`,
  },
  {
    code: 'store-price-unknown',
    when: ({ status, text }) => status === 400 && /valid (?:PriceId for )?base price/i.test(text),
    why: 'The Store answers "Base" as the price of an app with newer pricing, and refuses it when it is sent back.',
    todo: 'Name the price tier in the input price. Nothing was changed.',
    link: `${submissionLink}#price-tiers`,
  },
  {
    code: 'store-no-listing',
    when: ({ status, kind, text }) =>
      status === 400 && kind === 'add-on' && /size of (?:App)?Listings must be 1 or more/i.test(text),
    why: 'The add-on has no Store listing in any language.',
    todo: 'Give it a listing in submission-patch: {"listings":{"en-us":{"title":"…","description":"…"}}}. Don\'t edit the draft in Partner Center: that locks the API out of it.',
    link: submissionLink,
  },
  {
    code: 'store-no-listing',
    when: ({ status, text }) => status === 400 && /size of (?:App)?Listings must be 1 or more/i.test(text),
    why: 'The submission has no listing in any language.',
    todo: 'Write the Store listing for one language in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-device-families-missing',
    when: ({ status, text }) => status === 400 && /AllowTargetFutureDeviceFamilies/i.test(text),
    why: 'The submission does not say for every device family whether future ones may get the app.',
    todo: 'Choose the device families under Packages in Partner Center once, and publish.',
    link: submissionLink,
  },
  {
    code: 'store-package-entries-missing',
    when: ({ status, text }) => status === 400 && /keep all file entries for existing packages/i.test(text),
    why: 'The update left out packages that the submission has. They must be marked PendingDelete instead.',
    todo: 'Somebody may have changed the draft meanwhile: run this again. If it stays, report it as a bug of this action.',
    link: submissionLink,
  },
  {
    code: 'store-gaming-options',
    when: ({ status, text }) => status === 400 && /MultipleInstancesOfGamingOptions/i.test(text),
    why: 'The submission carries more than one set of gaming options, and the Store takes only one.',
    todo: 'Save the game settings once in Partner Center, and publish.',
    link: portalLink,
  },
  {
    code: 'store-throttled',
    when: ({ status }) => status === 429,
    why: 'The Store takes no more requests from this tenant or application for now.',
    todo: 'Wait some minutes, then run this again. Other tools that use the same tenant share the limit.',
  },
  {
    code: 'store-unavailable',
    when: ({ status, stage }) => status >= 500 && stage === 'create',
    why: 'The Store has a fault of its own. It also answers this way, for as long as it lasts, when the last submission failed certification.',
    todo: 'Look at the certification result of the last submission in Partner Center; otherwise run this again later.',
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    when: ({ status, stage }) => status >= 500 && stage === 'update',
    why: 'The Store has a fault of its own. For some apps it has lasted for weeks.',
    todo: 'Run this again later. If it stays, report the correlation id to the support in Partner Center.',
    link: portalLink,
  },
  {
    code: 'store-unavailable',
    when: ({ status }) => status === 408 || status >= 500,
    why: 'The Store has a fault of its own.',
    todo: 'Run this again later. If it stays, report the correlation id to the support in Partner Center.',
  },
];

const unknownFailure: KnownFailure = {
  code: 'store-refused',
  when: () => true,
  why: 'The Store refused the request.',
  todo: "Read the Store's text above; the submission's page in Partner Center may say more.",
  link: portalLink,
};

/** The cause of a refusal, as far as it is known. */
export function causeOf(refusal: Refusal): KnownFailure {
  return knownFailures.find(({ when }) => when(refusal)) ?? unknownFailure;
}
