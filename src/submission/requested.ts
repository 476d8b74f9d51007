import type { Submission } from '../store/wire.ts';
import { isRecord } from './diff.ts';
import type { TargetKind } from './types.ts';

/** Input `visibility`. */
export type Visibility = 'public' | 'private' | 'hidden';

/** Input `publish-mode`: at once, by hand in Partner Center, or from a time on. */
export type PublishMode =
  | { readonly mode: 'immediate' | 'manual' }
  /** `date`: ISO 8601 in UTC. */
  | { readonly mode: 'date'; readonly date: string };

/** The members of the submission that a workflow asks for by an input each; `undefined` leaves one as it is. */
export interface RequestedFields {
  /** Price tier. */
  readonly price?: string | undefined;
  readonly visibility?: Visibility | undefined;
  readonly publishMode?: PublishMode | undefined;
  /** For every language that the listing has. */
  readonly releaseNotes?: string | undefined;
  readonly certificationNotes?: string | undefined;
  /** From when on; `date`: ISO 8601 in UTC. */
  readonly mandatoryUpdate?: 'now' | { readonly date: string } | undefined;
}

const visibilities = { public: 'Public', private: 'Private', hidden: 'Hidden' } as const;
const publishModes = { immediate: 'Immediate', manual: 'Manual', date: 'SpecificDate' } as const;

/** The Store's way to say "no date": before every release, so an update that is mandatory from then on is so at once. */
const noDate = '1601-01-01T00:00:00.0000000Z';

/** The paths in a submission that the inputs set, by input: `*` stands for every language. */
export const pathsOfInputs = {
  price: ['pricing.priceId'],
  visibility: ['visibility'],
  'publish-mode': ['targetPublishMode', 'targetPublishDate'],
  'release-notes': ['listings.*.baseListing.releaseNotes'],
  'certification-notes': ['notesForCertification'],
} as const;

/** The submission with what the inputs ask for. What they do not name stays as it is, to the letter. */
export function withRequested(document: Submission, fields: RequestedFields, target: TargetKind): Submission {
  const { price, visibility, publishMode, releaseNotes, certificationNotes, mandatoryUpdate } = fields;
  return {
    ...document,
    ...(price !== undefined && { pricing: { ...document.pricing, priceId: price } }),
    ...(visibility !== undefined && { visibility: visibilities[visibility] }),
    ...(publishMode !== undefined && publishModeMembers(document, publishMode)),
    ...(releaseNotes !== undefined &&
      target === 'app' && { listings: withReleaseNotes(document, releaseNotes) }),
    ...(certificationNotes !== undefined && {
      notesForCertification: sameText(document.notesForCertification, certificationNotes),
    }),
    ...(mandatoryUpdate !== undefined && {
      packageDeliveryOptions: {
        ...document.packageDeliveryOptions,
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: sameMoment(
          document.packageDeliveryOptions?.mandatoryUpdateEffectiveDate,
          mandatoryUpdate === 'now' ? noDate : mandatoryUpdate.date,
        ),
      },
    }),
  };
}

function publishModeMembers(document: Submission, publishMode: PublishMode): Partial<Submission> {
  const targetPublishMode = publishModes[publishMode.mode];
  return publishMode.mode === 'date'
    ? { targetPublishMode, targetPublishDate: sameMoment(document.targetPublishDate, publishMode.date) }
    : { targetPublishMode };
}

/** Only listings with a text get notes: one with nothing but notes would be refused. */
function withReleaseNotes({ listings }: Submission, releaseNotes: string): Submission['listings'] {
  if (!listings) return listings;
  return Object.fromEntries(
    Object.entries(listings).map(([language, listing]) => {
      const base = isRecord(listing) ? listing.baseListing : undefined;
      if (!isRecord(listing) || !hasText(base)) return [language, listing];
      const notes = sameText(base.releaseNotes, releaseNotes);
      return [language, { ...listing, baseListing: { ...base, releaseNotes: notes } }];
    }),
  );
}

/** True for a base listing that release notes can be added to. */
function hasText(base: unknown): base is Record<string, unknown> {
  return isRecord(base) && Object.keys(base).length > 0;
}

/** True if release notes have a language to go to. */
export function takesReleaseNotes({ listings }: Pick<Submission, 'listings'>): boolean {
  return Object.values(listings ?? {}).some((listing) => isRecord(listing) && hasText(listing.baseListing));
}

/** The text that is there where it differs from the wanted one in line breaks only: Partner Center writes CR LF. */
function sameText(present: unknown, wanted: string): string {
  const isSame = typeof present === 'string' && present.replaceAll('\r\n', '\n') === wanted;
  return isSame ? present : wanted;
}

/** The time that is there where it is the wanted one in another spelling. */
function sameMoment(present: unknown, wanted: string): string {
  return typeof present === 'string' && Date.parse(present) === Date.parse(wanted) ? present : wanted;
}
