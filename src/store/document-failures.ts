import { portalLink } from './partner-center.ts';
import { type KnownFailure, storePages } from './refusal.ts';

/**
 * Refusals of what a submission holds (store-faults.md C1–C6): a 400 with the text that was seen. The name of a member
 * in the text is not enough, since the Store complains of one member in many ways.
 */
export const documentFailures: readonly KnownFailure[] = [
  {
    code: 'store-price-unknown',
    seen: { status: 400, text: "'Base' is not a valid PriceId for base price." },
    when: ({ status, text }) => status === 400 && /'Base' is not a valid PriceId/i.test(text),
    why: `the Store returns "Base" as the price of an app with newer pricing (price version 2), which the API can't read, and refuses it in a submission`,
    todo: 'Set price to the tier, for example Tier1012. Partner Center shows the price under Pricing and availability.',
    link: `${storePages.submission}#price-tiers`,
  },
  {
    code: 'store-price-unknown',
    seen: { status: 400, text: 'You must select a valid base price' },
    when: ({ status, text }) => status === 400 && /must select a valid base price/i.test(text),
    why: 'the submission has no base price that the Store accepts',
    todo: "Set price to the product's price tier (Free only if the product is free). Partner Center shows the price under Pricing and availability.",
    link: `${storePages.submission}#price-tiers`,
  },
  {
    code: 'store-price-refused',
    seen: { status: 400, text: "'Tier9999' is not a valid PriceId for base price." },
    when: ({ status, text }) => status === 400 && /is not a valid PriceId/i.test(text),
    why: 'the submission has a price tier that the Store does not recognize',
    todo: 'Correct the price input, or pricing in submission-patch: use Free, NotAvailable, Tier2 to Tier96 or, if the app uses the newer pricing, Tier1012 to Tier1424.',
    link: `${storePages.submission}#price-tiers`,
  },
  {
    code: 'store-no-listing',
    seen: { status: 400, text: 'The size of Listings must be 1 or more', kind: 'add-on' },
    when: ({ status, text, kind }) =>
      status === 400 && kind === 'add-on' && /size of (?:App)?Listings must be 1 or more/i.test(text),
    why: 'the add-on has no listing in any language yet',
    todo: 'Add a listing in submission-patch, such as {"listings": {"en-us": {"title": "…", "description": "…"}}}. Don\'t edit this draft in Partner Center: if you do, the API can no longer change it.',
    link: portalLink,
  },
  {
    code: 'store-no-listing',
    seen: { status: 400, text: 'The size of AppListings must be 1 or more' },
    when: ({ status, text }) => status === 400 && /size of (?:App)?Listings must be 1 or more/i.test(text),
    why: 'the submission has no listing in any language',
    todo: "Add a listing in submission-patch (listings). Don't edit this draft in Partner Center: if you do, the API can no longer change it.",
    link: portalLink,
  },
  {
    code: 'store-device-families-missing',
    seen: {
      status: 400,
      text: 'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform',
    },
    when: ({ status, text }) =>
      status === 400 && /AllowTargetFutureDeviceFamilies needs to be initialized/i.test(text),
    why: 'the submission does not say for each device family whether future ones get the app',
    todo: 'Set all the device families that the Store lists in submission-patch, such as {"allowTargetFutureDeviceFamilies": {"Desktop": true, "Xbox": false}}.',
    link: storePages.submission,
  },
  {
    code: 'store-device-family-unknown',
    seen: { status: 400, text: "'Core' is not a valid device family." },
    when: ({ status, text }) =>
      status === 400 && /is not a (?:valid|known|supported) device family/i.test(text),
    why: 'the submission has a device family that the Store does not recognize',
    todo: 'Fix allowTargetFutureDeviceFamilies in submission-patch: the Store accepts Desktop, Mobile, Holographic and Xbox.',
    link: storePages.submission,
  },
  {
    code: 'store-package-entries-missing',
    seen: { status: 400, text: 'Please keep all file entries for existing packages.' },
    when: ({ status, text }) => status === 400 && /keep all file entries for existing packages/i.test(text),
    why: 'the update left out packages of the submission instead of marking them PendingDelete',
    todo: 'The draft may have been changed in the meantime: re-run the job. If this happens again, report it as a bug in this action.',
    link: storePages.submission,
  },
  {
    code: 'store-gaming-options',
    seen: { status: 400, text: 'Validation error: MultipleInstancesOfGamingOptions' },
    when: ({ status, text }) => status === 400 && /MultipleInstancesOfGamingOptions/i.test(text),
    why: 'the submission has more than one set of gaming options, but the Store allows only one',
    todo: 'Use submission-patch to reduce gamingOptions to one entry, or save the game settings in Partner Center and publish there.',
    link: storePages.submission,
  },
];
