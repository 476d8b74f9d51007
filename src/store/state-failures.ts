import { keepRunsApart, portalLink } from './partner-center.ts';
import { type KnownFailure, storePages } from './refusal.ts';

function isNotFromApi(text: string): boolean {
  return /submissions that are created through the API/i.test(text);
}

/** Refusals because of the state that the app or its submission is in (store-faults.md B1–B8, C7, F1). */
export const stateFailures: readonly KnownFailure[] = [
  {
    code: 'store-feature-unsupported',
    seen: {
      status: 409,
      text: 'This application uses features that are not supported by the submission API.',
    },
    when: ({ status, text }) =>
      (status === 409 || status === 400) && /not supported by the\s.*submission API/is.test(text),
    why: 'the app or add-on uses a feature that the submission API does not support, such as mandatory app updates or Store-managed consumables',
    todo: 'Publish it in Partner Center, or remove the feature there. Deleting the pending submission does not help.',
    link: storePages.setUp,
  },
  {
    code: 'store-draft-not-from-api',
    seen: {
      status: 409,
      text: 'can only delete submissions that are created through the API',
      stage: 'delete',
    },
    when: ({ stage, text }) => stage === 'delete' && isNotFromApi(text),
    why: "it was created or edited in Partner Center, and the API can't delete it. Nothing was changed",
    todo: 'Finish or delete the draft in Partner Center, then re-run the job.',
    link: portalLink,
    result: 'busy',
  },
  {
    code: 'store-draft-not-from-api',
    seen: {
      status: 409,
      text: 'can only update, delete, and commit submissions that are created through the API',
    },
    when: ({ text }) => isNotFromApi(text),
    why: 'the pending submission was created or edited in Partner Center, which locks the API out (in early 2024, the Store also said this by mistake about submissions made by the API)',
    todo: 'Publish or delete the pending submission in Partner Center, then re-run the job. If it was made by this action and never edited there, report the correlation ID to Microsoft.',
    link: portalLink,
  },
  {
    code: 'store-submission-not-found',
    seen: { status: 404 },
    when: ({ status }) => status === 404,
    why: 'the submission was deleted in Partner Center or by another run that publishes this app',
    todo: `Check the app in Partner Center, then re-run the job. ${keepRunsApart}`,
    link: portalLink,
  },
  {
    code: 'store-app-not-ready',
    seen: { status: 409, text: 'Create submission failed, status code Conflict', stage: 'create' },
    when: ({ status, stage, kind }) => status === 409 && stage === 'create' && kind === 'app',
    why: "no submission is pending, but the Store still refuses a new one. The API can't create an app's first submission",
    todo: 'If the app has never been published, finish its first submission in Partner Center, including the age rating questionnaire. Otherwise, check whether any required information is missing there.',
    link: storePages.setUp,
  },
  {
    code: 'store-app-not-ready',
    seen: { status: 409, stage: 'create', kind: 'flight' },
    when: ({ status, stage }) => status === 409 && stage === 'create',
    why: 'no submission is pending, but the Store still refuses a new one',
    todo: 'In Partner Center, check that the app is published and that no required information is missing.',
    link: portalLink,
  },
  {
    code: 'store-submission-in-progress',
    seen: { status: 409, stage: 'update' },
    when: ({ status, stage }) => status === 409 && (stage === 'update' || stage === 'delete'),
    why: 'the submission is in a state in which it can no longer be changed: the Store is processing it, or another run has committed it',
    todo: `Wait until that submission is published, or cancel it in Partner Center, then re-run the job. ${keepRunsApart}`,
    link: portalLink,
    result: 'busy',
  },
  {
    code: 'store-commit-refused',
    seen: { status: 409, stage: 'commit' },
    when: ({ status, stage }) => status === 409 && stage === 'commit',
    why: "the submission can't be committed in its current state",
    todo: 'Check the submission in Partner Center. If it was edited there, delete it and re-run the job.',
    link: portalLink,
  },
  {
    code: 'store-rollout-not-in-progress',
    seen: { status: 409, stage: 'rollout' },
    when: ({ status, stage }) => status === 409 && stage === 'rollout',
    why: 'the submission is not published, or its rollout is not in progress',
    todo: 'Check the rollout in Partner Center: it can be changed only while it is in progress.',
    link: `${storePages.submission}#manage-gradual-package-rollout`,
  },
];
