/** The Store's states in words, for the middle of a sentence (store-api.md §4.1, §4.8). */
const words: Readonly<Record<string, string>> = {
  none: 'a draft',
  pendingcommit: 'a draft',
  commitstarted: 'committed',
  preprocessing: 'being checked',
  certification: 'in certification',
  release: 'certified',
  pendingpublication: 'about to be published',
  publishing: 'being published',
  published: 'published',
  canceled: 'canceled',
  commitfailed: 'commit failed',
  preprocessingfailed: 'failed the first check',
  certificationfailed: 'failed certification',
  releasefailed: 'failed after certification',
  publishfailed: 'failed while being published',
  packagerolloutnotstarted: 'starts when published',
  packagerolloutinprogress: 'in progress',
  packagerolloutcomplete: 'finalized',
  packagerolloutstopped: 'halted',
};

/** A state in words; `undefined` for one that this action does not know. */
export function wordsOf(state: string): string | undefined {
  return Object.hasOwn(words, state.toLowerCase()) ? words[state.toLowerCase()] : undefined;
}

/**
 * `being checked (PreProcessing)`; without the Store's word if ours contains it, and its word alone if we have none.
 */
export function describeState(state: string): string {
  const known = wordsOf(state);
  if (known === undefined) return state;
  return known.includes(state.toLowerCase()) ? known : `${known} (${state})`;
}

/** What a code of the Store, or of Entra, means, and the page that says so. */
export interface CodeMeaning {
  /** To follow the code, in lower case; missing if only the page explains it. */
  readonly text?: string;
  readonly page: string;
}

const statusCodes =
  'https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code';
const packageRequirements =
  'https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements';

/** The policies that the Store certifies against; its reports quote their numbers, such as 10.1.1. */
export const storePolicies = 'https://learn.microsoft.com/windows/apps/publish/store-policies';

/** The documented codes; the Store uses others too, which are left without a meaning (store-faults.md §1.1). */
const meanings: ReadonlyMap<string, CodeMeaning> = new Map([
  ['InvalidArchive', { text: 'the uploaded file is damaged, or not a ZIP', page: statusCodes }],
  [
    'MissingFiles',
    {
      text: 'the ZIP lacks a file that the submission refers to, or has it in a different folder',
      page: statusCodes,
    },
  ],
  ['PackageValidationFailed', { text: 'the Store refuses a package', page: packageRequirements }],
  [
    'PackageValidationWarning',
    { text: 'the Store has a warning about a package', page: packageRequirements },
  ],
  [
    'InvalidParameterValue',
    { text: 'a field has a value that the Store does not accept', page: statusCodes },
  ],
  ['InvalidOperation', { text: 'the Store does not allow this operation', page: statusCodes }],
  ['InvalidState', { text: "not possible in the submission's state", page: statusCodes }],
  ['ResourceNotFound', { text: "the Store can't find what was requested", page: statusCodes }],
  ['ServiceError', { text: 'an internal error in the Store; try again', page: statusCodes }],
  [
    'ListingOptOutWarning',
    { text: 'a language of the last submission, or of a package, has no listing', page: statusCodes },
  ],
  ['ListingOptInWarning', { text: 'a listing was added', page: statusCodes }],
  ['UpdateOnlyWarning', { text: 'something was added that can only be updated', page: statusCodes }],
  ['Other', { text: 'a reason without a code', page: statusCodes }],
]);

/** What a code means; `undefined` for one that no page explains. */
export function meaningOf(code: string): CodeMeaning | undefined {
  if (/^AADSTS\d+$/.test(code)) {
    return { page: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes' };
  }
  return meanings.get(code);
}
