import type { AskedNotes } from '../../checks/release-notes.ts';
import type { Finding } from '../../errors.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { listOf } from '../../inputs/parse.ts';
import { inputsThatAsk } from '../../inputs/without-packages.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { archiveName } from '../../packages/name.ts';
import type { Asset } from '../../patch/assets.ts';
import type { Submission } from '../../store/wire.ts';
import type { ReleaseListing } from './read-listing.ts';
import type { SubmissionPatch } from './read-patch.ts';

/** What this run wants to publish, read from the workspace. */
export interface Release {
  readonly packages: readonly PackageFacts[];
  readonly patch: SubmissionPatch | undefined;
  /** The listing folder. */
  readonly listing: ReleaseListing | undefined;
}

/** A file of a release, as it goes into the archive. */
export type ReleaseFile = Pick<Asset, 'path' | 'size' | 'crc32' | 'sha256' | 'stamp'> & {
  /** Its name in the archive and in the Store. */
  readonly name: string;
};

/**
 * All files of a release: from its listing folder, those that the document names once the folder is published, whether
 * the Store already has them or not.
 * @param base what the release is applied to; `undefined` if that is not known
 */
export function filesOf(
  { packages, patch, listing }: Release,
  base: Submission | undefined,
): readonly ReleaseFile[] {
  const assets = [...(patch?.assets ?? []), ...(listing?.on(base).files ?? [])];
  return [
    ...packages.map((each) => ({ ...each, name: archiveName(each) })),
    ...assets.map((each) => ({ ...each, name: each.archiveName })),
  ].map(({ name, path, size, crc32, sha256, stamp }) => ({ name, path, size, crc32, sha256, stamp }));
}

/** The release notes that a run asks for. @param published what customers have, if it is known */
export function askedNotes(
  { releaseNotesFormat, requested }: Pick<PublishInputs, 'releaseNotesFormat' | 'requested'>,
  { listing, patch }: Pick<Release, 'listing' | 'patch'>,
  published: Submission | undefined,
): AskedNotes {
  const isSetElsewhere = listing !== undefined || patch !== undefined;
  return { text: requested.releaseNotes, format: releaseNotesFormat, isSetElsewhere, published };
}

/** Names in the archive of all its files. */
export function fileNamesOf(release: Release, base: Submission | undefined): readonly string[] {
  return filesOf(release, base).map(({ name }) => name);
}

/** True for a release that leaves the packages as they are, and changes only other fields. */
export function keepsPackages({ packages }: Pick<Release, 'packages'>): boolean {
  return packages.length === 0;
}

/**
 * A run without packages that asks for nothing: usually an input comes from a variable that does not exist. It would
 * end green, as if something had been published.
 */
export function checkAsked(
  { requested, target }: Pick<PublishInputs, 'requested' | 'target'>,
  { packages, patch, listing }: Release,
): readonly Finding[] {
  const fields = Object.values(requested).filter((value) => value !== undefined);
  const asks = fields.length > 0 || listing !== undefined || Object.keys(patch?.document ?? {}).length > 0;
  if (asks || !keepsPackages({ packages })) return [];
  const what =
    target.kind === 'add-on' ? 'changes to the add-on' : `packages and no changes to the ${target.kind}`;
  return [
    {
      rule: 'nothing-to-publish',
      severity: 'error',
      message: `This run has no ${what}. Set ${listOf(inputsThatAsk(target.kind))}. If you set one of them, its value is empty: check the name of its variable.`,
    },
  ];
}
