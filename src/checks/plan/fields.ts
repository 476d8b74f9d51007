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
          "The Store does not report this app's price, and a submission without one would make it free. Set price to its price tier (Free only if it is free).",
        ),
      ];
    }
    return priceId.toLowerCase() === 'base'
      ? [
          error(
            `The Store returns "Base" as the price of this app: it uses the newer pricing (price version 2), which the submission API can't read, and the Store refuses "Base" in a submission. Set price to the tier, for example Tier1012. Partner Center shows the price under Pricing and availability.`,
          ),
        ]
      : [];
  },
};

/** Partner Center refuses to hide what was once public (store-api.md §3.2). */
export const visibility: PlanCheck = {
  id: 'visibility',
  row: "What was public can't be made private again. Use `visibility: hidden`",
  check: ({ plan, published }) =>
    isWord(published?.visibility, 'public') && isWord(plan.document.visibility, 'private')
      ? [
          error(
            "A public app or add-on can't be made private again. Use hidden: only people who own it or have a link can get it.",
          ),
        ]
      : [],
};

/** A release scheduled for a time in the past would go out at once. */
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
            `The submission would be published from ${targetPublishDate || 'no date'}, which is in the past. Use a time at least a day from now, or publish-mode: immediate.`,
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
            'The app has no listing in any language, so there is nowhere to put the release notes. Create a listing in Partner Center first.',
          ),
        ]
      : [],
};

/**
 * A language that is left out loses its listing, and a submission without any is refused (store-faults.md C4). An
 * add-on's first listing comes with the patch: writing it in Partner Center locks the API out of the draft.
 */
export const noListing: PlanCheck = {
  id: 'no-listing',
  row: 'The submission would have no listing in any language. Keep or give one, in `listing` or `submission-patch`',
  check: ({ plan, base, target }) => {
    if (normalize(plan.document.listings) !== undefined) return [];
    if (normalize(base.listings) !== undefined)
      return [
        error(
          'The submission would have no listing in any language. Change submission-patch so that at least one remains.',
        ),
      ];
    return target === 'add-on'
      ? [
          error(
            'The add-on has no Store listing yet, and the Store refuses a submission without one. To add one, set listing to a folder with en-us/title.txt and en-us/description.txt.',
          ),
        ]
      : [];
  },
};

function isWord(value: string | null | undefined, word: string): boolean {
  return value?.toLowerCase() === word;
}
