import { error, warning } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/** How many languages a message names; the others are counted. */
const mostNamed = 10;

/** A release whose notes are those of the last one usually means that a step was forgotten. */
export const oldNotes: PlanCheck = {
  id: 'old-notes',
  row: 'A warning: the packages change, and with `listing`, the release notes of some languages stay as they are. Write `release-notes.txt` for each, or one in `default/`',
  check: ({ plan, oldNotes: languages = [] }) => {
    if (languages.length === 0 || !plan.packages.some(({ action }) => action === 'add')) return [];
    const more = languages.length - mostNamed;
    const named = languages.slice(0, mostNamed).join(', ');
    return [
      warning(
        `The packages change, but the release notes in ${more > 0 ? `${named} and ${more} more` : named} stay unchanged. To update them, write release-notes.txt in the language's folder, or in default/ for all languages.`,
      ),
    ];
  },
};

/** Without the permission the Store ignores trailers or refuses the submission (store-api.md §3.1, §5.1). */
export const trailers: PlanCheck = {
  id: 'trailers',
  row: "The Store says that this app can't have trailers yet (`hasAdvancedListingPermission`). Remove them, or make one submission in Partner Center first",
  check: ({ plan, mayHaveTrailers }) =>
    mayHaveTrailers === false && plan.changes.some(({ path }) => /^trailers(?:\.|$)/i.test(path))
      ? [
          error(
            "According to the Store, this app can't have trailers yet (hasAdvancedListingPermission is false). Remove the trailers, or make one submission in Partner Center first.",
          ),
        ]
      : [],
};
