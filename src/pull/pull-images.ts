import { foldName, memberOf } from '../json/fold.ts';
import { heldEntry, idOf } from '../listing/apply-images.ts';
import { typeKey } from '../listing/fields.ts';
import type { FolderField, FolderImage, ImageSet } from '../listing/folder.ts';
import { heldImages, type Members, textAt } from '../listing/held.ts';
import { byName } from '../listing/order.ts';
import { plural } from '../text/format.ts';
import { areNamed, keptEntry } from './kept-entry.ts';
import { type Matched, matchEntries } from './match.ts';
import { entryName, typeFolder } from './names.ts';
import { fileText, type Place } from './pull-fields.ts';
import { isEmpty, type Pulling } from './pulled.ts';

const nameOf = (image: Members) => textAt(image, 'fileName');

/** The images of a language, each type in its set: `.kept` files for what only the Store has, and captions. */
export function pullImages(pulling: Pulling, place: Place, base: Members): void {
  const { heldTypes, leftOut, onlyHere } = pulling;
  const { language, own } = place;
  const images = heldImages(base, 'app');
  const seen = new Set<string>();
  for (const [folded, held] of Map.groupBy(images, (image) => foldName(textAt(image, 'imageType') ?? ''))) {
    const type = textAt(held[0] ?? {}, 'imageType') ?? '';
    const folder = typeFolder(type, heldTypes);
    const isNamed = areNamed(held, 'fileName');
    if (folder === undefined || !isNamed || folded === '') {
      const why = isNamed
        ? "the name of the type can't be a folder name"
        : 'one of them has neither a name nor an ID';
      leftOut.push({ language, what: `${plural(held.length, 'image')} of type "${type}": ${why}` });
      continue;
    }
    seen.add(typeKey(folder));
    pullSet(pulling, place, folder, held);
  }
  for (const folder of filledTypes(pulling, place, images))
    pulling.files.push({ path: `${place.folder}/images/${folder}/none`, text: '' });
  for (const [key, set] of own?.images ?? [])
    if (!seen.has(key)) onlyHere.push(...set.images.map(({ path }) => path));
}

/** Folders of the image types of which the language has its first images after the change that is to be undone. */
function filledTypes(
  { heldTypes }: Pulling,
  { baseAfter }: Place,
  images: readonly Members[],
): ReadonlySet<string> {
  const typeOf = (image: Members) => textAt(image, 'imageType') ?? '';
  const before = new Set(images.map((image) => foldName(typeOf(image))));
  const added = heldImages(baseAfter, 'app').filter((image) => !before.has(foldName(typeOf(image))));
  return new Set(added.flatMap((image) => typeFolder(typeOf(image), heldTypes) ?? []));
}

function pullSet(pulling: Pulling, place: Place, typeName: string, held: readonly Members[]): void {
  const set = place.own?.images.get(typeKey(typeName));
  const path = set?.path ?? `${place.folder}/images/${typeName}`;
  if (set !== undefined && set.images.length === 0) {
    pulling.remarks.push(clearing(`${path}/none`));
    return;
  }
  const matched = matchEntries(held, set?.images ?? [], nameOf, heldEntry);
  const taken = new Set((set?.images ?? []).map(({ name }) => foldName(name).replace(/\.png$/, '')));
  const names = held.map((image, index) => {
    const own = ownOf(matched, image);
    const name = own === undefined ? entryName(index, nameOf(image), typeName, taken) : stemOf(own.name);
    const stem = `${path}/${name}`;
    pullImage(pulling, image, matched, stem);
    pullCaption(pulling, image, own?.caption, stem);
    if (isCaptionFilled(place, image)) pulling.files.push({ path: `${stem}.clear`, text: '' });
    return { name };
  });
  pulling.onlyHere.push(...matched.onlyHere.map((each) => each.path));
  checkOrder(pulling, path, names);
  tellRenamed(pulling, path, matched);
}

function clearing(path: string): string {
  return `${path} removes these images from the Store page. To keep them, delete this file and pull again.`;
}

function ownOf(matched: Matched<FolderImage>, image: Members): FolderImage | undefined {
  return matched.known.get(image) ?? matched.renamed.get(image)?.own;
}

/** `01-Main` for `01-Main.png` */
function stemOf(name: string): string {
  return name.replace(/\.png$/i, '');
}

function pullImage(pulling: Pulling, image: Members, matched: Matched<FolderImage>, stem: string): void {
  if (matched.known.has(image)) return;
  const renamed = matched.renamed.get(image);
  const path = renamed === undefined ? `${stem}.png.kept` : `${renamed.own.path}.kept`;
  pulling.files.push({ path, text: keptEntry(image, 'fileName', renamed?.file.media.sha256) });
}

function pullCaption(
  { files, onlyHere, remarks }: Pulling,
  image: Members,
  present: FolderField | undefined,
  stem: string,
): void {
  const caption = textAt(image, 'description') ?? '';
  if (caption.trim() === '') {
    if (present !== undefined && present.value !== '') onlyHere.push(present.path);
  } else if (present?.value === '') remarks.push(clearing(present.path));
  else files.push({ path: `${stem}.txt`, text: fileText(caption) });
}

/** True if an image that had no caption has one after the change that is to be undone. */
function isCaptionFilled({ baseAfter }: Place, image: Members): boolean {
  const [id, fileName] = [idOf(image), nameOf(image)];
  const after = heldImages(baseAfter, 'app').find((each) =>
    id === undefined ? nameOf(each) === fileName : idOf(each) === id,
  );
  const isFilled = after !== undefined && !isEmpty(memberOf(after, 'description'));
  return isFilled && isEmpty(memberOf(image, 'description'));
}

/** Names determine the order; a pull renames nothing. */
function checkOrder({ remarks }: Pulling, path: string, names: readonly { readonly name: string }[]): void {
  const sorted = [...names].sort(byName);
  if (names.some((each, index) => each !== sorted[index]))
    remarks.push(
      `${path}: the Store has ${names.map(({ name }) => name).join(', ')} in that order. Rename the files to match.`,
    );
}

function tellRenamed({ remarks }: Pulling, path: string, { renamed }: Matched<FolderImage>): void {
  if (renamed.size === 0) return;
  const pairs = [...renamed].map(([image, { own }]) => `${own.name} (${nameOf(image) ?? ''})`);
  remarks.push(
    `${path}: the Store gave other names to ${pairs.join(', ')}, so .kept files record which is which. If a picture is not the Store's, delete its .kept file.`,
  );
}

/** An add-on's icon is next to its texts. */
export function pullIcon(pulling: Pulling, place: Place, base: Members): void {
  const { files, leftOut, onlyHere, remarks } = pulling;
  const { language, folder, own } = place;
  const set: ImageSet | undefined = own?.images.get('icon');
  const held = heldImages(base, 'add-on');
  if (!areNamed(held, 'fileName')) {
    leftOut.push({ language, what: 'icon: it has neither a name nor an ID' });
    return;
  }
  const matched = matchEntries(held, set?.images ?? [], nameOf, heldEntry);
  onlyHere.push(...matched.onlyHere.map((each) => each.path));
  for (const icon of held) {
    const renamed = matched.renamed.get(icon);
    if (matched.known.has(icon)) continue;
    if (matched.onlyHere.length > 0)
      remarks.push(
        `${folder}/icon.png is not the icon in the Store. To keep the Store's icon, delete this file and pull again.`,
      );
    else
      files.push({
        path: `${folder}/icon.png.kept`,
        text: keptEntry(icon, 'fileName', renamed?.file.media.sha256),
      });
  }
  if (held.length === 0 && heldImages(place.baseAfter, 'add-on').length > 0)
    leftOut.push({ language, what: 'icon: there was none, and no file can remove it' });
  for (const icon of held)
    if ((textAt(icon, 'description') ?? '').trim() !== '')
      leftOut.push({ language, what: 'the caption of the icon' });
}
