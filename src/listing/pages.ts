import { memberOf } from '../json/fold.ts';
import type { Submission } from '../store/wire.ts';
import { withPatch } from '../submission/patch.ts';
import type { ListingChange } from './apply.ts';
import { idOf } from './apply-images.ts';
import { fieldsOf, imageTypeOf, type ListingField, type ListingKind } from './fields.ts';
import type { ImageFile } from './folder.ts';
import { baseOf, hashIn, heldImages, type Members, recordOf, recordsIn, textAt } from './held.ts';
import type { FieldValue, LanguagePage, PageImage, PageTrailer, StorePage } from './page.ts';
import { bytesOf } from './tree.ts';
import { listingsOf } from './wanted.ts';

/** Files of a folder, by the name that the document has. */
type Named = ReadonlyMap<string, ImageFile>;

/** The Store page as a document has it. */
export function pageOfDocument(document: Submission, kind: ListingKind, named: Named = new Map()): StorePage {
  const languages = Object.entries(listingsOf(document) ?? {}).map(
    ([key, listing]) => [key, languagePage(baseOf(listing, kind), kind, named)] as const,
  );
  const trailers = kind === 'app' ? recordsIn(memberOf(document, 'trailers')) : [];
  return {
    languages: new Map(languages),
    trailers: trailers.map((trailer) => trailerPage(trailer, named)),
  };
}

/** The Store page as it will be once a folder is published onto a document. */
export function pageAfter(document: Submission, change: ListingChange, kind: ListingKind): StorePage {
  const page = pageOfDocument(withPatch(document, change.patch), kind, change.named);
  const languages = new Map(page.languages);
  for (const { wanted } of change.languages) {
    const language = languages.get(wanted.key);
    const types = [...wanted.defaultImages].flatMap(
      (key) => imageTypeOf(wanted.images.get(key)?.folder ?? '') ?? [],
    );
    const fromDefault = new Set([...wanted.defaultFields, ...types]);
    if (language !== undefined && fromDefault.size > 0)
      languages.set(wanted.key, { ...language, fromDefault });
  }
  return { ...page, languages };
}

function languagePage(base: Members, kind: ListingKind, named: Named): LanguagePage {
  const fields = fieldsOf(kind).map(
    (field) => [field.member, heldValue(field, memberOf(base, field.member))] as const,
  );
  const images = heldImages(base, kind).map((image) => ({
    type: kind === 'add-on' ? 'Icon' : (textAt(image, 'imageType') ?? 'Unknown'),
    image: imagePage(image, named),
  }));
  const byType = Map.groupBy(images, ({ type }) => type);
  return {
    fields: new Map(fields),
    images: new Map([...byType].map(([type, list]) => [type, list.map(({ image }) => image)])),
  };
}

/** `null` and missing values count as empty. */
function heldValue({ kind }: ListingField, held: unknown): FieldValue {
  if (kind === 'list') return (Array.isArray(held) ? held : []).filter((item) => typeof item === 'string');
  return typeof held === 'string' ? held.replace(/\r\n?/g, '\n') : '';
}

function imagePage(image: Members, named: Named): PageImage {
  const fileName = textAt(image, 'fileName') ?? '';
  const id = idOf(image);
  const caption = textAt(image, 'description')?.replace(/\r\n?/g, '\n');
  const file = named.get(fileName);
  const hash = hashIn(fileName);
  return {
    ...(file === undefined
      ? { name: fileName, ...(hash !== undefined && { sha256: hash }) }
      : filePage(file)),
    ...(caption !== undefined && { caption }),
    ...(id !== undefined && { id }),
  };
}

/** An image of the folder. */
export function filePage({ path, media, entry }: ImageFile): PageImage {
  const { sha256, size, pixels, crc32 } = media;
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    sha256,
    size,
    ...pixels,
    // Without a checksum there is only the pointer of a file in Git LFS.
    ...(crc32 !== undefined && { read: () => bytesOf(entry) }),
  };
}

function trailerPage(trailer: Members, named: Named): PageTrailer {
  const fileName = textAt(trailer, 'videoFileName') ?? '';
  const video = named.get(fileName);
  const [id, sha256] = [idOf(trailer), video?.media.sha256 ?? hashIn(fileName)];
  const assets = Object.entries(recordOf(memberOf(trailer, 'trailerAssets')));
  const titles = assets.map(([key, each]) => [key, textAt(recordOf(each), 'title') ?? ''] as const);
  const thumbnails = assets.flatMap(([key, each]) =>
    recordsIn(memberOf(recordOf(each), 'imageList'))
      .slice(0, 1)
      .map((image) => [key, imagePage(image, named)] as const),
  );
  return {
    name: video?.path.split('/').at(-2) ?? fileName,
    ...(id !== undefined && { id }),
    ...(sha256 !== undefined && { sha256 }),
    ...(video !== undefined && { size: video.media.size }),
    titles: new Map(titles.filter(([, title]) => title !== '')),
    thumbnails: new Map(thumbnails),
  };
}
