import { foldName } from '../json/fold.ts';
import type { ReadFile, ReadFolder } from './contents.ts';
import { type Reading, textIn, unknownFile, unknownFolder } from './expected.ts';
import { appFields, fieldsOf, type ListingField, typeKey, uncleared } from './fields.ts';
import type { FolderField, FolderLanguage, ImageSet } from './folder.ts';
import { type Owner, parseImageSet } from './parse-images.ts';
import { wrong } from './problems.ts';

const imagesFolder = 'images';
const iconName = /^icon\.png(?:\.kept)?$/i;

/** What a folder says about a language, or about every language for `default/`. */
export function parseLanguage(
  reading: Reading,
  folder: ReadFolder,
  owner: Owner,
): Pick<FolderLanguage, 'fields' | 'images'> {
  const isAddOn = reading.kind === 'add-on';
  const icons = isAddOn ? folder.files.filter(({ name }) => iconName.test(name)) : [];
  const files = folder.files.filter((file) => !icons.includes(file));
  const fields = parseFields(reading, files, isAddOn ? ['icon.png'] : []);
  const isImages = ({ name }: ReadFolder) => !isAddOn && foldName(name) === imagesFolder;
  for (const each of folder.folders.filter((each) => !isImages(each)))
    unknownFolder(reading, each, isAddOn ? [] : [imagesFolder]);
  const sets = isAddOn
    ? iconSet(reading, folder, icons, owner)
    : folder.folders.filter(isImages).flatMap((each) => parseSets(reading, each, owner));
  return { fields, images: new Map(sets.map((set) => [typeKey(set.folder), set])) };
}

/** An add-on's icon is next to its texts. */
function iconSet(
  reading: Reading,
  folder: ReadFolder,
  icons: readonly ReadFile[],
  owner: Owner,
): readonly ImageSet[] {
  const set = parseImageSet(reading, { name: 'icon', path: folder.path, files: icons, folders: [] }, owner);
  return set === undefined ? [] : [{ ...set, path: `${folder.path}/icon.png` }];
}

function parseSets(reading: Reading, folder: ReadFolder, owner: Owner): readonly ImageSet[] {
  const example = `${folder.path}/screenshot/${folder.files[0]?.name ?? ''}`;
  for (const { path, name, content } of folder.files) {
    const why =
      /\.png$/i.test(name) && content.kind !== 'unread'
        ? `belongs in the folder for its image type, for example as ${example}.`
        : 'is not a listing file. This folder can contain only folders, one for each image type.';
    reading.say(wrong('listing-image', path, why));
  }
  return [...Map.groupBy(folder.folders, ({ name }) => typeKey(name)).values()].flatMap((twins) => {
    const [first, ...others] = twins;
    for (const { path } of others)
      reading.say(
        wrong(
          'listing-image',
          path,
          `is for the same image type as ${first?.path ?? ''}. Remove one of the two.`,
        ),
      );
    return first === undefined ? [] : (parseImageSet(reading, first, owner) ?? []);
  });
}

function parseFields(
  reading: Reading,
  files: readonly ReadFile[],
  others: readonly string[],
): ReadonlyMap<string, FolderField> {
  const known = fieldsOf(reading.kind);
  const found = new Map<string, FolderField>();
  for (const file of files) {
    const [field, isCleared] = fieldOf(known, file.name);
    if (field === undefined) {
      unknownField(reading, file, known, others);
      continue;
    }
    const value = isCleared ? cleared(reading, file, field) : read(reading, file, field);
    const twin = found.get(field.member);
    if (twin !== undefined)
      reading.say(
        wrong('listing-file', file.path, `can't be used with ${twin.path}. Remove one of the two.`),
      );
    if (value !== undefined) found.set(field.member, value);
  }
  return found;
}

/** The field that a file sets or clears. */
function fieldOf(
  known: readonly ListingField[],
  name: string,
): readonly [field: ListingField | undefined, isCleared: boolean] {
  const key = foldName(name);
  const field = known.find(({ file }) => key === `${file}.txt` || key === `${file}.clear`);
  return [field, key.endsWith('.clear')];
}

function read(reading: Reading, file: ReadFile, field: ListingField): FolderField | undefined {
  const advice = uncleared.has(field.member)
    ? 'add the text or delete the file'
    : `add the text, delete the file or clear the field with ${field.file}.clear`;
  const text = textIn(reading, file, advice);
  if (text === undefined) return undefined;
  if (field.kind === 'text') return { value: text, path: file.path };
  const items = text
    .split('\n')
    .map((line, index) => ({ item: line.trim(), line: index + 1 }))
    .filter(({ item }) => item !== '');
  return { value: items.map(({ item }) => item), path: file.path, lines: items.map(({ line }) => line) };
}

function cleared({ say }: Reading, { path }: ReadFile, field: ListingField): FolderField | undefined {
  if (!uncleared.has(field.member)) return { value: field.kind === 'list' ? [] : '', path };
  say(
    wrong(
      'listing-file',
      path,
      `can't clear the field: every language needs a ${field.file}. Remove this file.`,
    ),
  );
  return undefined;
}

function unknownField(
  reading: Reading,
  file: ReadFile,
  known: readonly ListingField[],
  others: readonly string[],
): void {
  const isOfApps = known !== appFields && fieldOf(appFields, file.name)[0] !== undefined;
  if (isOfApps) {
    const text = 'is for apps only: an add-on has title.txt, description.txt and icon.png. Remove it.';
    reading.say(wrong('listing-file', file.path, text));
    return;
  }
  // Under its name in the Store, it often comes from another tool.
  const byMember = known.filter(({ member }) => foldName(`${member}.txt`) === foldName(file.name));
  const texts = known.map(({ file: name }) => `${name}.txt`);
  const clears = known
    .filter(({ member }) => !uncleared.has(member))
    .map(({ file: name }) => `${name}.clear`);
  const isClear = /\.clear$/i.test(file.name);
  const names = isClear ? clears : [...texts, ...others];
  const meant = byMember.map(({ file: name }) => `${name}.txt`);
  if (meant[0] === undefined) unknownFile(reading, file, names);
  else reading.say(wrong('listing-file', file.path, `is not a listing file. Did you mean ${meant[0]}?`));
}
