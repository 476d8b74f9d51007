import { normalize } from '../../document/normal-form.ts';
import { takesReleaseNotes } from '../../submission/requested.ts';
import { error } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/** The Store treats a missing price as `Free`, and responds 200 (https://github.com/microsoft/msstore-cli/issues/112). */
export const price: PlanCheck = {
  id: 'price',
  row: "The Store doesn't return the price (or returns `Base`, which it doesn't accept). Set `price`",
  check: ({ plan, target }) => {
    if (target === 'flight') return [];
    const priceId = plan.document.pricing?.priceId;
    if (priceId === undefined || priceId === null || priceId === '') {
      return [
        error(
          'The Store does not say the price of this app, and a submission without one would make it free. Give its price tier in the input price (Free if it is free).',
        ),
      ];
    }
    return priceId.toLowerCase() === 'base'
      ? [
          error(
            'The Store returns "Base" as the price of this app: it has the newer pricing (price version 2), which the submission API can neither read nor set, and "Base" is refused in a submission. Give the price tier in the input price, for example Tier1012; Partner Center shows the price under Pricing and availability.',
          ),
        ]
      : [];
  },
};

/** Partner Center refuses to hide from the public what it could get once (store-api.md §3.2). */
export const visibility: PlanCheck = {
  id: 'visibility',
  row: "What was public can't be made private again. Use `visibility: hidden`",
  check: ({ plan, published }) =>
    isWord(published?.visibility, 'public') && isWord(plan.document.visibility, 'private')
      ? [
          error(
            "A public app or add-on can't be made private again. Use hidden: only people who own it, or have a link, can get it.",
          ),
        ]
      : [],
};

/** A release that waits for a time which is over would go out at once. */
export const publishDate: PlanCheck = {
  id: 'publish-date',
  row: 'The publish date is in the past: give one at least a day from now, or `publish-mode: immediate`',
  check: ({ plan, now }) => {
    const { targetPublishMode, targetPublishDate } = plan.document;
    const isAsked = plan.changes.some(({ path }) => /^targetPublish(Mode|Date)$/.test(path));
    if (now === undefined || !isAsked || !isWord(targetPublishMode, 'specificdate')) return [];
    const date = Date.parse(targetPublishDate ?? '');
    return date > now
      ? []
      : [
          error(
            `The submission would be published from ${targetPublishDate || 'no date'}, which is in the past. Give a time in the future, at least a day from now, or publish-mode: immediate.`,
          ),
        ];
  },
};

/** Notes without a language to put them in would be silently dropped. */
export const releaseNotes: PlanCheck = {
  id: 'release-notes',
  row: 'The app has no listing, so there is no place for the release notes. Write the listing in Partner Center first',
  check: ({ plan, releaseNotes: notes }) =>
    notes !== undefined && !takesReleaseNotes(plan.document)
      ? [
          error(
            'The app has no listing in any language, so there is no place for the release notes. Write the listing in Partner Center first.',
          ),
        ]
      : [],
};

/**
 * A language that is left out loses its listing, and a submission without any is refused (store-faults.md C4). An
 * add-on's first listing comes with the patch: to write it in Partner Center locks the API out of the draft.
 */
export const noListing: PlanCheck = {
  id: 'no-listing',
  row: 'The submission would have no listing in any language. Keep or give one, in `listing` or `submission-patch`',
  check: ({ plan, base, target }) => {
    if (normalize(plan.document.listings) !== undefined) return [];
    if (normalize(base.listings) !== undefined)
      return [
        error('The submission would have no listing in any language. Keep at least one in submission-patch.'),
      ];
    return target === 'add-on'
      ? [
          error(
            'The add-on has no Store listing yet, and the Store refuses a submission without one. Give it one with the input listing, a folder with en-us/title.txt and en-us/description.txt.',
          ),
        ]
      : [];
  },
};

function isWord(value: string | null | undefined, word: string): boolean {
  return value?.toLowerCase() === word;
}
