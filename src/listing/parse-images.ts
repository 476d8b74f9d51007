import { foldName } from '../json/fold.ts';
import type { ReadFile, ReadFolder } from './contents.ts';
import { fieldIn, type Reading, unfit, unknownFile, unknownFolder } from './expected.ts';
import type { FolderField, FolderImage, ImageFile, ImageSet, Kept } from './folder.ts';
import { readKept } from './kept.ts';
import { byName } from './order.ts';
import { wrong } from './problems.ts';

/** Whose images a folder holds: in `default/` only files make sense. */
export type Owner = 'language' | 'default';

/** The pictures, `.kept` files and captions of one image type. @returns `undefined` if it changes nothing */
export function parseImageSet(reading: Reading, folder: ReadFolder, owner: Owner): ImageSet | undefined {
  const { say } = reading;
  for (const each of folder.folders) unknownFolder(reading, each, []);
  const isKind = (pattern: RegExp) => folder.files.filter(({ name }) => pattern.test(name));
  const none = folder.files.find(({ name }) => foldName(name) === 'none');
  const pictures = isKind(/\.png$/i);
  const keptFiles = isKind(/\.png\.kept$/i);
  const captions = isKind(/\.(?:txt|clear)$/i);
  for (const file of folder.files)
    if (file !== none && ![pictures, keptFiles, captions].some((files) => files.includes(file)))
      unknownImage(reading, file);
  for (const file of owner === 'default' ? [...keptFiles, ...(none === undefined ? [] : [none])] : [])
    say(wrong('listing-image', file.path, 'is allowed only in a language folder.'));
  const images = merged(
    reading,
    pictures.flatMap((file) => imageFile(reading, file) ?? []),
    keptFiles.flatMap((file) => readKept(reading, file) ?? []),
  );
  const stems = [...pictures, ...keptFiles].map(({ name }) => stemOf(name));
  for (const file of captions.filter(({ name }) => !stems.includes(stemOf(name))))
    say(wrong('listing-image', file.path, captionText(file.name)));
  if (none !== undefined && stems.length > 0)
    say(
      wrong(
        'listing-image',
        none.path,
        'clears the images, but this folder has some. Remove this file or the images.',
      ),
    );
  if (images.length === 0 && (none === undefined || stems.length > 0)) return undefined;
  const { path, name } = folder;
  const sorted = images.map((image) => captioned(reading, image, captions)).sort(byName);
  const isIncomplete = partsOf(images) < pictures.length + keptFiles.length;
  return { path, folder: name, images: sorted, isIncomplete };
}

/** Number of files and `.kept` files that images are made of. */
function partsOf(images: readonly FolderImage[]): number {
  return images.flatMap(({ file, kept }) => [file, kept]).filter((part) => part !== undefined).length;
}

/** The picture in a file; `undefined` and a problem if it is not one. */
export function imageFile(reading: Reading, file: ReadFile): ImageFile | undefined {
  const { content, path, entry } = file;
  return content.kind === 'media' ? { path, media: content.media, entry } : unfit(reading, file);
}

function captionText(name: string): string {
  const stem = name.replace(/\.[a-z]+$/i, '');
  return `is the caption of a missing image. Add ${stem}.png, or remove it.`;
}

function unknownImage(reading: Reading, file: ReadFile): void {
  if (/\.(?:jpe?g|gif|webp|bmp|svg|tiff?|avif)$/i.test(file.name))
    reading.say(
      wrong('listing-image', file.path, 'is not a PNG file, the only kind that the Store accepts.'),
    );
  else unknownFile(reading, file, []);
}

/** `01-main` for `01-Main.png.kept`. */
function stemOf(name: string): string {
  return foldName(name).replace(/\.(?:png\.kept|png|txt|clear)$/, '');
}

/** Files and `.kept` files as images: a `.kept` file with the hash of a file says how the Store names it. */
function merged(
  { say }: Reading,
  files: readonly ImageFile[],
  kept: readonly Kept[],
): readonly FolderImage[] {
  const taken = new Set<Kept>();
  const images = files.map((file, index): FolderImage => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const equal = files.slice(0, index).find((each) => each.media.sha256 === file.media.sha256);
    if (equal !== undefined)
      say(wrong('listing-image', file.path, `is the same picture as ${equal.path}. Remove one of the two.`));
    const alias = kept.find((each) => each.sha256 === file.media.sha256);
    if (alias !== undefined) taken.add(alias);
    return { name, path: file.path, file, ...(alias !== undefined && { kept: alias }) };
  });
  const others = kept.filter((each) => !taken.has(each));
  for (const each of others) {
    const name = foldName(each.path.replace(/\.kept$/i, ''));
    const twin = files.find(({ path }) => foldName(path) === name);
    if (twin !== undefined)
      say(
        wrong(
          'listing-image',
          each.path,
          `keeps an image in the Store, but ${twin.path} is a different image. To replace the Store's image, remove the .kept file. To keep both, rename one.`,
        ),
      );
  }
  const alone = others.map((each): FolderImage => {
    const name = each.path.slice(each.path.lastIndexOf('/') + 1).replace(/\.kept$/i, '');
    return { name, path: each.path, kept: each };
  });
  return [...images, ...alone];
}

function captioned(reading: Reading, image: FolderImage, captions: readonly ReadFile[]): FolderImage {
  const mine = captions.filter(({ name }) => stemOf(name) === stemOf(image.name));
  const caption = captionIn(reading, mine);
  return caption === undefined ? image : { ...image, caption };
}

function captionIn(reading: Reading, files: readonly ReadFile[]): FolderField | undefined {
  const [first, second] = files;
  if (first === undefined) return undefined;
  if (second !== undefined)
    reading.say(wrong('listing-image', second.path, `conflicts with ${first.path}. Remove one of the two.`));
  return /\.clear$/i.test(first.name)
    ? { value: '', path: first.path }
    : fieldIn(reading, first, 'write the caption or delete the file');
}
