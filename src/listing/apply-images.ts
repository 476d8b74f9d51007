import { foldName, memberOf } from '../json/fold.ts';
import { checkImageCount, checkSize, iconSize, imageTypes } from '../limits/images.ts';
import { captionLimit } from '../limits/texts.ts';
import { plural } from '../text/format.ts';
import { nearestName } from '../text/nearest.ts';
import { limited, textProblems } from './apply-fields.ts';
import { imageFolders, imageTypeOf, type ListingKind, typeKey } from './fields.ts';
import type { FolderField, FolderImage, ImageSet } from './folder.ts';
import { hashIn, isNamedAfter, type Members, textAt } from './held.ts';
import { type Say, wrong } from './problems.ts';
import { isSameValue, plainText, sentText } from './same-text.ts';
import type { Uploads } from './uploads.ts';

/** What arranging images needs from the run. */
export interface Arranging {
  readonly kind: ListingKind;
  /** True if images that only the Store has may be removed. */
  readonly replaceImages: boolean;
  /** Image types that the Store has anywhere: it accepts those, whether they are known here or not. */
  readonly heldTypes: ReadonlySet<string>;
  /** False if it is unknown what the Store holds. */
  readonly isKnown: boolean;
  readonly uploads: Uploads;
  readonly say: Say;
}

/**
 * The images of one language with one set arranged as the folder has it; images of other types keep their places.
 * @param images what the language has, the Store's own entries
 * @returns the same list if nothing changes
 */
export function arrangeSet(
  arranging: Arranging,
  images: readonly Members[],
  set: ImageSet,
): readonly Members[] {
  const type = imageTypeOf(set.folder, arranging.heldTypes);
  if (set.isIncomplete || type === undefined) {
    if (type === undefined) arranging.say(wrong('listing-image', set.path, unknownType(set.folder)));
    return images;
  }
  const isOfType = (image: Members) => isKeptImageOf(image, type);
  const held = images.filter(isOfType);
  const { entries, foreign } = match(arranging, set, held, type);
  const isRefused = foreign.length > 0 && !arranging.replaceImages;
  if (isRefused) arranging.say(removalProblem(set, foreign.length, arranging.kind));
  checkCount(arranging, set, type, entries.length, held.length);
  // After a refusal, nothing is removed.
  return fillSlots(images, isOfType, isRefused ? [...entries, ...foreign] : entries);
}

/** True for an image of a type that stays in the Store; an add-on's icon has no type. */
export function isKeptImageOf(image: Members, type: string): boolean {
  if (memberOf(image, 'fileStatus') === 'PendingDelete') return false;
  const held = memberOf(image, 'imageType');
  return typeof held === 'string' ? foldName(held) === foldName(type) : type === 'Icon';
}

function unknownType(folder: string): string {
  const names = imageFolders;
  const near = names.find((name) => typeKey(folder).includes(typeKey(name))) ?? nearestName(folder, names);
  const hint = near === undefined ? `Image types are ${names.join(', ')}.` : `Did you mean ${near}?`;
  return `is not a Store image type. ${hint}`;
}

interface Matched {
  /** In the folder's order: the Store's own entries if it has an image, new ones otherwise. */
  readonly entries: readonly Members[];
  /** Entries of the Store that the folder lacks and that this action did not upload. */
  readonly foreign: readonly Members[];
}

function match(arranging: Arranging, set: ImageSet, held: readonly Members[], type: string): Matched {
  const used = new Set<Members>();
  const entries = set.images.flatMap((image) => {
    const present = heldEntry(image, held, used);
    if (present !== undefined) used.add(present);
    const entry = present ?? newEntry(arranging, image, type);
    if (present !== undefined && image.file !== undefined)
      arranging.uploads.keep(image.file, textAt(present, 'fileName') ?? '');
    return entry === undefined ? [] : [withCaption(arranging, entry, image.caption)];
  });
  const foreign = held.filter((entry) => !used.has(entry) && hashIn(textAt(entry, 'fileName')) === undefined);
  return { entries, foreign };
}

/**
 * The Store's entry for an image, if it is not used yet: by the ID or name in its `.kept` file, or by the hash in the
 * name that the Store has.
 */
export function heldEntry(
  { file, kept }: Pick<FolderImage, 'file' | 'kept'>,
  held: readonly Members[],
  used: ReadonlySet<Members>,
): Members | undefined {
  const free = held.filter((entry) => !used.has(entry));
  const byId = kept?.id === undefined ? undefined : free.find((entry) => idOf(entry) === kept.id);
  const byName = (name: string) => free.find((entry) => isSameFile(textAt(entry, 'fileName'), name));
  const byHash = (sha256: string) => free.find((entry) => isNamedAfter(textAt(entry, 'fileName'), sha256));
  return (
    byId ??
    (kept?.fileName === undefined ? undefined : byName(kept.fileName)) ??
    (file === undefined ? undefined : byHash(file.media.sha256))
  );
}

/** The Store's ID of an entry, as a text. */
export function idOf(entry: Members): string | undefined {
  const id = memberOf(entry, 'id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** True for two names of one file: letter case and the kind of slash make no difference to the Store. */
export function isSameFile(one: string | undefined, other: string): boolean {
  // As keptText writes it, and readKept reads it.
  const key = (name: string) => foldName(name).replaceAll('\\', '/').replace(/\s+/g, ' ').trim();
  return one !== undefined && key(one) === key(other);
}

function newEntry(
  { kind, isKnown, uploads, say }: Arranging,
  { file, path }: FolderImage,
  type: string,
): Members | undefined {
  if (file === undefined) {
    if (isKnown)
      say(
        wrong(
          'listing-image',
          path,
          'refers to an image that the Store does not have there. Run `command: pull` again, or remove this file.',
        ),
      );
    return undefined;
  }
  const { pixels } = file.media;
  const rule = kind === 'add-on' ? iconSize : imageTypes.get(type)?.size;
  const wanted = pixels === undefined ? undefined : checkSize(rule, pixels);
  if (pixels !== undefined && wanted !== undefined)
    say(
      wrong(
        'listing-image',
        file.path,
        `is ${pixels.width}x${pixels.height} pixels, but the Store requires ${wanted}.`,
      ),
    );
  const entry = { fileName: uploads.add(file), fileStatus: 'PendingUpload' };
  return kind === 'add-on' ? entry : { ...entry, imageType: type, description: '' };
}

function withCaption({ say }: Arranging, entry: Members, caption: FolderField | undefined): Members {
  const held = memberOf(entry, 'description');
  if (caption === undefined || typeof caption.value !== 'string' || isSameValue(held, caption.value))
    return entry;
  const isNoLonger = plainText(held).length >= caption.value.length;
  for (const problem of textProblems(isNoLonger ? undefined : captionLimit, caption.path, caption.value))
    say(problem);
  return { ...entry, description: sentText(caption.value) };
}

function removalProblem(set: ImageSet, count: number, kind: ListingKind) {
  const [language = ''] = set.path.split('/');
  const where = kind === 'add-on' ? `${language}/icon` : `${language}/${set.folder}`;
  const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  const text = `${plural(count, 'image')} of ${where} ${are} not in the listing folder, so publishing would permanently delete ${them} from the Store. To keep ${them}, run \`command: pull\` first; to delete ${them}, set \`replace-images: true\`.`;
  const path = set.images[0]?.path ?? `${set.path}/none`;
  return { ...wrong('listing-removes', path, text), isWhole: true };
}

function checkCount(
  { kind, say }: Arranging,
  set: ImageSet,
  type: string,
  count: number,
  held: number,
): void {
  const path = set.images[0]?.path ?? set.path;
  if (kind === 'app' && count > held)
    for (const { message, severity } of limited(path, checkImageCount(type, count)))
      say({ ...wrong('listing-limit', path, `${set.path} ${message}`), severity, isWhole: true });
}

/** The list with new entries in the places of the old ones of a type; further ones follow the last one. */
export function fillSlots(
  list: readonly Members[],
  isSlotOf: (entry: Members) => boolean,
  entries: readonly Members[],
): readonly Members[] {
  const slots = list.filter(isSlotOf);
  if (slots.length === entries.length && slots.every((entry, index) => entry === entries[index])) return list;
  const rest = [...entries];
  const last = slots.at(-1);
  const filled = list.flatMap((entry) => {
    if (!isSlotOf(entry)) return [entry];
    return entry === last ? rest.splice(0) : rest.splice(0, 1);
  });
  return [...filled, ...rest];
}
