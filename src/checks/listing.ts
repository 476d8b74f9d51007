import type { ListingRule } from '../listing/problems.ts';
import type { Check } from './check.ts';

const rows: Readonly<Record<ListingRule, Pick<Check<unknown>, 'row'>>> = {
  'listing-folder': {
    row: 'A folder, link or name does not belong in the listing folder, or there is no such folder. [What it may hold](listing.md)',
  },
  'listing-file': {
    row: "A file of the listing folder is empty, unknown or can't be read as text: the message says which, and what to do",
  },
  'listing-language': {
    row: "A folder's name is not a language of the listing, or a new language lacks what the Store needs. The message has the line for `languages.txt`",
  },
  'listing-image': {
    row: "An image, caption or trailer of the listing folder can't be used, or only the Store had it and no longer has it",
  },
  'listing-removes': {
    row: 'The listing folder lacks images that only the Store has, which would be lost: run `command: pull`, or set `replace-images: true`',
  },
  'listing-limit': {
    row: 'A text, list or set of the listing folder is beyond a limit of the Store. A warning where only one source states the limit',
  },
  'listing-default': { row: 'A warning: a text of `default/` replaces another one' },
  'listing-conflict': {
    row: 'The listing folder and the input `release-notes` both set the release notes: keep one of the two',
  },
  'listing-azure': {
    row: 'The folder has the layout of the Azure DevOps task. The message says what to rename',
  },
};

/** Problems found in a listing folder (`src/listing`), as listed in the table in docs/troubleshooting.md. */
export const listingChecks: readonly Pick<Check<unknown>, 'id' | 'row'>[] = Object.entries(rows).map(
  ([id, row]) => ({ id, ...row }),
);
