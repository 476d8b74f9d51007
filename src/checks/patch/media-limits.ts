import { isRecord } from '../../json/is-record.ts';
import { checkImageCount, checkImageType } from '../../limits/images.ts';
import { captionLimit, checkText, mostTrailers, trailerTitleLimit } from '../../limits/texts.ts';
import type { Path } from '../../patch/path.ts';
import { type BeyondLimit, beyondLimit } from './beyond-limit.ts';
import { isHeld, listOf, type Members, recordOf } from './held.ts';

/** Every image type in the listings that the Store has: it accepts those, whether they are known here or not. */
export function imageTypesIn(listings: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (isRecord(value) && typeof value.imageType === 'string') found.add(value.imageType);
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) visit(member);
  };
  visit(listings);
  return found;
}

/**
 * What is wrong with the images of one language: their types, captions and counts.
 * @param types image types that the Store has somewhere
 */
export function checkImages(
  list: unknown,
  held: unknown,
  path: Path,
  types: ReadonlySet<string>,
): readonly BeyondLimit[] {
  const present = listOf(held).filter(isRecord);
  const images = listOf(list).flatMap((image, index) => (isRecord(image) ? [{ image, index }] : []));
  const each = images
    .filter(({ image }) => image.fileStatus !== 'PendingDelete')
    .flatMap(({ image, index }) => checkImage(image, present, [...path, index], types));
  const [before, after] = [countTypes(present), countTypes(images.map(({ image }) => image))];
  const counts = [...after]
    .filter(([type, images]) => images > (before.get(type) ?? 0))
    .flatMap(([type, images]) => beyondLimit(path, checkImageCount(type, images)));
  return [...each, ...counts];
}

function checkImage(
  image: Members,
  present: readonly Members[],
  path: Path,
  types: ReadonlySet<string>,
): readonly BeyondLimit[] {
  const held = present.find((each) =>
    image.id ? each.id === image.id : each.fileName !== undefined && each.fileName === image.fileName,
  );
  const { description } = image;
  // `null` says the same as leaving it out.
  const imageType = image.imageType ?? undefined;
  const isKept = held !== undefined || Boolean(image.id);
  const isSameType = isKept && (imageType === undefined || imageType === held?.imageType);
  const isText = typeof imageType === 'string';
  return [
    ...(isSameType || (isText ? types.has(imageType) : imageType !== undefined)
      ? []
      : beyondLimit(isText ? [...path, 'imageType'] : path, checkImageType(isText ? imageType : undefined))),
    ...(typeof description !== 'string' || description === held?.description
      ? []
      : beyondLimit([...path, 'description'], checkText(captionLimit, description))),
  ];
}

function countTypes(images: readonly Members[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { imageType, fileStatus } of images) {
    if (typeof imageType !== 'string' || fileStatus === 'PendingDelete') continue;
    counts.set(imageType, (counts.get(imageType) ?? 0) + 1);
  }
  return counts;
}

/** What is wrong with the trailers: their number, titles and thumbnails. */
export function checkTrailers(list: unknown, held: unknown): readonly BeyondLimit[] {
  const trailers = listOf(list);
  const isTooMany = trailers.length > mostTrailers && trailers.length > listOf(held).length;
  const message = `has ${trailers.length} entries, but the Store allows only ${mostTrailers}. Remove ${trailers.length - mostTrailers}.`;
  return [
    ...(isTooMany ? beyondLimit(['trailers'], { severity: 'error', message }) : []),
    ...trailers.flatMap((trailer, index) =>
      listOf(held).some((each) => isHeld(trailer, each))
        ? []
        : Object.entries(recordOf(recordOf(trailer).trailerAssets)).flatMap(([language, assets]) =>
            checkTrailerAssets(recordOf(assets), ['trailers', index, 'trailerAssets', language]),
          ),
    ),
  ];
}

function checkTrailerAssets({ title, imageList }: Members, path: Path): readonly BeyondLimit[] {
  const thumbnails = listOf(imageList).length;
  const message = `has ${thumbnails} thumbnails, but the Store documents only one.`;
  return [
    ...(typeof title === 'string'
      ? beyondLimit([...path, 'title'], checkText(trailerTitleLimit, title))
      : []),
    ...(thumbnails > 1 ? beyondLimit([...path, 'imageList'], { severity: 'warning', message }) : []),
  ];
}
