import { isRecord } from '../json/is-record.ts';
import type { TargetKind } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';

/** Input `visibility`. */
export type Visibility = 'public' | 'private' | 'hidden';

/** Input `publish-mode`: at once, manually in Partner Center, or at a set time. */
export type PublishMode =
  | { readonly mode: 'immediate' | 'manual' }
  /** `date`: ISO 8601 in UTC. */
  | { readonly mode: 'date'; readonly date: string };

const visibilities = { public: 'Public', private: 'Private', hidden: 'Hidden' } as const;
const publishModes = { immediate: 'Immediate', manual: 'Manual', date: 'SpecificDate' } as const;

/**
 * The Store's way to say "no date": before every release, so an update that is mandatory from then on is mandatory at
 * once.
 */
const noDate = '1601-01-01T00:00:00.0000000Z';

/**
 * What an input that sets a field (inputs/table.ts) changes in the submission, by its name in camel case: the members
 * that hold the field, with the value that is asked for.
 */
const effects = {
  /** @param priceId price tier */
  price: ({ pricing }: Submission, priceId: string) => ({ pricing: { ...pricing, priceId } }),
  visibility: (_: Submission, visibility: Visibility) => ({ visibility: visibilities[visibility] }),
  publishMode: publishModeMembers,
  /** For every language that the listing has. */
  releaseNotes: (document: Submission, notes: string, target: TargetKind) =>
    target === 'app' ? { listings: withReleaseNotes(document, notes) } : {},
  certificationNotes: (document: Submission, notes: string) => ({
    notesForCertification: sameText(document.notesForCertification, notes),
  }),
  mandatoryUpdate: mandatoryUpdateMembers,
};

type Fields = { readonly [Field in keyof typeof effects]: Parameters<(typeof effects)[Field]>[1] };
type Effect<Value> = (document: Submission, value: Value, target: TargetKind) => Partial<Submission>;
const effectOf: { readonly [Field in keyof Fields]: Effect<Fields[Field]> } = effects;

/** What a workflow asks for by inputs of their own; `undefined` leaves a field as it is. */
export type RequestedFields = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

/** The submission with what the inputs ask for. What they do not name stays as it is, exactly. */
export function withRequested(document: Submission, fields: RequestedFields, target: TargetKind): Submission {
  const withField = <Field extends keyof Fields>(present: Submission, field: Field): Submission => {
    const value = fields[field];
    return value === undefined ? present : { ...present, ...effectOf[field](present, value, target) };
  };
  const names = Object.keys(effects) as (keyof Fields)[];
  return names.reduce((present, field) => withField(present, field), document);
}

/** @param from `date`: ISO 8601 in UTC */
function mandatoryUpdateMembers(
  { packageDeliveryOptions }: Submission,
  from: 'now' | { readonly date: string },
): Partial<Submission> {
  const wanted = from === 'now' ? noDate : from.date;
  const mandatoryUpdateEffectiveDate = sameMoment(
    packageDeliveryOptions?.mandatoryUpdateEffectiveDate,
    wanted,
  );
  return {
    packageDeliveryOptions: {
      ...packageDeliveryOptions,
      isMandatoryUpdate: true,
      mandatoryUpdateEffectiveDate,
    },
  };
}

function publishModeMembers(document: Submission, publishMode: PublishMode): Partial<Submission> {
  const targetPublishMode = publishModes[publishMode.mode];
  return publishMode.mode === 'date'
    ? { targetPublishMode, targetPublishDate: sameMoment(document.targetPublishDate, publishMode.date) }
    : { targetPublishMode };
}

/** Only listings with a text get notes: one with only notes would be refused. */
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

/** The text that is there if it differs from the wanted one in line breaks only: Partner Center writes CR LF. */
function sameText(present: unknown, wanted: string): string {
  const isSame = typeof present === 'string' && present.replaceAll('\r\n', '\n') === wanted;
  return isSame ? present : wanted;
}

/** The time that is there if it is the wanted one in another spelling. */
function sameMoment(present: unknown, wanted: string): string {
  return typeof present === 'string' && Date.parse(present) === Date.parse(wanted) ? present : wanted;
}
