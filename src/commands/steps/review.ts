import { readRegularFile } from '../../files/regular-file.ts';
import { openBaseCommit } from '../../git/base-commit.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { largestPicture } from '../../limits/images.ts';
import type { ImageFile } from '../../listing/folder.ts';
import { pageOfFolder } from '../../listing/folder-page.ts';
import { pageAfter, pageOfDocument } from '../../listing/pages.ts';
import { type ReadListing, readListing } from '../../listing/parse.ts';
import type { TreeEntry } from '../../listing/tree.ts';
import type { Asset } from '../../patch/assets.ts';
import { compare } from '../../review/compare.ts';
import { readPictures, withPictures } from '../../review/pictures.ts';
import type { NoReview, Review } from '../../review/review.ts';
import { reviewViews } from '../../review/views.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { LocalRun } from '../run.ts';
import type { Judgment } from './judge.ts';
import type { Release } from './release.ts';

/**
 * How a plan changes the Store page, whatever asks for it: the listing folder, the release notes or the patch.
 *
 * @param base what the plan was made on; `undefined` if the target was never published
 * @returns `undefined` for a flight, which has no page of its own
 */
export function reviewPlan(
  { kind }: Pick<Target, 'kind'>,
  { listing, patch }: Pick<Release, 'listing' | 'patch'>,
  base: Submission | undefined,
  { plan, leftOut }: Pick<Judgment, 'plan'> & Partial<Pick<Judgment, 'leftOut'>>,
): Review | undefined {
  if (kind === 'flight') return undefined;
  const { document } = plan;
  const files = filesOf(patch?.assets ?? []);
  const change = leftOut?.includes('listing folder') ? undefined : listing?.on(base);
  const after =
    change === undefined
      ? pageOfDocument(document, kind, files)
      : pageAfter(document, { ...change, named: new Map([...files, ...change.named]) }, kind);
  const comparison = compare(pageOfDocument(base ?? { id: '' }, kind), after, 'store');
  return { kind, comparison, views: reviewViews };
}

/** Images and trailers of the patch, by their names in the plan's document. */
function filesOf(assets: readonly Asset[]): ReadonlyMap<string, ImageFile> {
  return new Map(
    assets.map(({ archiveName, fileName, path, crc32, sha256, size }) => {
      const name = fileName.replaceAll('\\', '/');
      const read: TreeEntry['read'] = async (onPart) => {
        onPart(await readRegularFile(path, largestPicture));
        return undefined;
      };
      const entry = { path: name, kind: 'file', size, read } as const;
      return [archiveName, { path: name, media: { sha256, size, crc32 }, entry }];
    }),
  );
}

/**
 * How a pull request changes the listing folder: compared with the commit that it is to be merged into, since the Store
 * can't be asked. If a preview is wanted, the pictures are read at once: those of that commit can't be read later.
 */
export async function reviewFolder(
  run: Pick<LocalRun<PublishInputs>, 'env' | 'inputs' | 'signal' | 'workspace'>,
  { folder }: Pick<ReadListing, 'folder'>,
): Promise<Review | NoReview> {
  const { env, inputs, signal, workspace } = run;
  const found = await openBaseCommit({ workspace, folder: folder.name, env, signal });
  if ('reason' in found) return { missing: found.message };
  await using base = found;
  const { kind } = folder;
  const before = await readListing(base.tree, kind);
  const comparison = compare(pageOfFolder(before.folder), pageOfFolder(folder), 'base-commit');
  const isShown = inputs.previewPath !== undefined || inputs.artifactName !== undefined;
  return {
    kind,
    comparison: isShown ? withPictures(comparison, await readPictures(comparison)) : comparison,
    views: reviewViews,
  };
}
