import { newAssetNames } from '../../document/assets.ts';
import type { ListingFile } from '../../listing/uploads.ts';
import type { Submission } from '../../store/wire.ts';
import { formatBytes, plural } from '../../text/format.ts';
import type { Judgment } from './judge.ts';
import type { Release } from './release.ts';

/** The listing folder's files that have to be sent, and what the plan says about them; nothing if there are none. */
export function listingUploads(
  { listing }: Release,
  published: Submission | undefined,
  { plan, leftOut }: Pick<Judgment, 'plan' | 'leftOut'>,
): { readonly sent: readonly ListingFile[]; readonly text: string } {
  if (listing === undefined || leftOut.includes('listing folder')) return { sent: [], text: '' };
  const { files } = listing.on(published);
  const wanted = new Set(newAssetNames(plan.document));
  const sent = files.filter(({ archiveName }) => wanted.has(archiveName));
  const bytes = sent.reduce((sum, { size }) => sum + size, 0);
  const held = files.length - sent.length;
  const texts = [
    ...(sent.length > 0 ? [`${plural(sent.length, 'file')} (${formatBytes(bytes)}) will be uploaded`] : []),
    ...(held > 0 ? [`the Store has ${plural(held, 'file')} already`] : []),
  ];
  const text =
    texts.length === 0 ? '' : `Images and trailers of ${listing.folder.name}: ${texts.join(', ')}.`;
  return { sent, text };
}
