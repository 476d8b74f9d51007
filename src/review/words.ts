import { appFields, imageFolder } from '../listing/fields.ts';
import type { PageImage } from '../listing/page.ts';
import { formatBytes, plural } from '../text/format.ts';
import {
  type Base,
  type Comparison,
  type FieldChange,
  type ImageChange,
  type ImageKind,
  type ImageSetChange,
  kindOf,
  type TrailerChange,
} from './comparison.ts';
import type { ChangeGroup } from './groups.ts';

/** Heading of a comparison. */
export function headingOf(base: Base): string {
  return base === 'store' ? 'Compared with the Store' : 'Compared with the base commit, not with the Store';
}

/** How many languages change, in sentences: `3 languages change, and 9 stay unchanged.` */
export function countsOf({ base, gone, languages, trailers, unchanged }: Comparison): string {
  const count = languages.length;
  const change =
    count === 0 ? 'No language changes' : `${plural(count, 'language')} change${count === 1 ? 's' : ''}`;
  const stay = unchanged.length === 1 ? '1 stays unchanged' : `${unchanged.length} stay unchanged`;
  return [
    unchanged.length === 0 ? `${change}.` : `${change}, and ${stay}.`,
    ...(trailers.length === 0
      ? []
      : [`${plural(trailers.length, 'trailer')} change${trailers.length === 1 ? 's' : ''}.`]),
    ...(gone.length === 0
      ? []
      : [
          `${base === 'store' ? 'Removed' : 'No longer in the folder, so unchanged in the Store'}: ${gone.join(', ')}.`,
        ]),
  ].join(' ');
}

/** A field in words, as its file is called: `release notes`. */
export function fieldWords(field: string): string {
  const known = appFields.find(({ member }) => member === field)?.file;
  return (known ?? field.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()).replaceAll('-', ' ');
}

/** Fields and images that change, as words for a summary line: `description from default/`, `1 screenshot added`. */
export function changeWords({
  fields,
  images,
}: {
  readonly fields: readonly FieldChange[];
  readonly images: readonly ImageSetChange[];
}): readonly string[] {
  return [
    ...fields.map(({ field, isDefault }) => `${fieldWords(field)}${isDefault ? fromDefault : ''}`),
    ...images.flatMap(imageWords),
  ];
}

const fromDefault = ' from default/';

function imageWords({ type, images, isDefault }: ImageSetChange): readonly string[] {
  const name = imageFolder(type);
  const noun = /(screenshot|icon)$/.test(name) ? name : `${name} image`;
  const count = (words: string, of: string, ...kinds: readonly ImageKind[]) => {
    const number = images.filter((image) => kinds.includes(kindOf(image))).length;
    return number === 0 ? [] : [`${plural(number, of)} ${words}${isDefault ? fromDefault : ''}`];
  };
  return [
    ...count('added', noun, 'added'),
    ...count('removed', noun, 'removed'),
    ...count('moved', noun, 'moved', 'moved, new caption'),
    ...count('changed', `${noun} caption`, 'new caption', 'moved, new caption'),
  ];
}

/** What is special about a changed value, for its heading; empty if nothing is. */
export function fieldNote({ after, isDefault }: FieldChange): string {
  if (after === undefined) return 'no longer in the folder, so the Store keeps its own';
  if (after.length === 0) return 'cleared';
  return isDefault ? 'from default/' : '';
}

/** The same for images. */
export function imagesNote({ isDefault, isLeft }: ImageSetChange): string {
  if (isLeft) return 'no longer in the folder, so the Store keeps its own';
  return isDefault ? 'from default/' : '';
}

/** `+` added, `−` removed, `=` kept. */
export function markOf(image: ImageChange): '+' | '−' | '=' {
  const kind = kindOf(image);
  return kind === 'added' ? '+' : kind === 'removed' ? '−' : '=';
}

/** Size of an image in pixels and bytes, as far as it is known: `1920 × 1080, 312 kB`. */
export function sizeOf({ before, after }: Pick<ImageChange, 'before' | 'after'>): string {
  const known = [after, before].filter((image) => image !== undefined);
  const find = <K extends keyof PageImage>(key: K) => known.find((image) => image[key] !== undefined)?.[key];
  const [width, height, size] = [find('width'), find('height'), find('size')];
  return [
    ...(width === undefined || height === undefined ? [] : [`${width} × ${height}`]),
    ...(size === undefined ? [] : [formatBytes(size)]),
  ].join(', ');
}

/** An image in one line: name, type, size, what happens to it, caption. */
export function imageLine(image: ImageChange, type: string): string {
  const { before, after } = image;
  const kind = kindOf(image);
  const size = sizeOf(image);
  const what = [imageFolder(type), ...(size === '' ? [] : [size]), ...(markOf(image) === '=' ? [kind] : [])];
  return [(after ?? before)?.name ?? '', `(${what.join(', ')})`, captionWords(image)]
    .filter(Boolean)
    .join(' ');
}

function captionWords(image: ImageChange): string {
  const [before, after] = [image.before?.caption ?? '', image.after?.caption ?? ''];
  if (!kindOf(image).includes('new caption')) return quoted(after || before);
  return `${quoted(before) || 'no caption'} → ${quoted(after) || 'no caption'}`;
}

function quoted(text: string): string {
  return text === '' ? '' : `“${text}”`;
}

/** What happens to a trailer: `added`, `moved, 2 titles, 1 thumbnail`. */
export function trailerWords({ kind, isMoved, titles, thumbnails }: TrailerChange): string {
  if (kind !== 'changed') return kind;
  const thumbnailLanguages = new Set(thumbnails.map(({ language }) => language)).size;
  return [
    ...(isMoved ? ['moved'] : []),
    ...(titles.length === 0 ? [] : [plural(titles.length, 'title')]),
    ...(thumbnailLanguages === 0 ? [] : [plural(thumbnailLanguages, 'thumbnail')]),
  ].join(', ');
}

/** Languages for a heading: all of a few, else the first two and how many more. */
export function languageNames(languages: readonly string[]): string {
  if (languages.length <= 4) return languages.join(', ');
  return `${languages.slice(0, 2).join(', ')} and ${languages.length - 2} more languages`;
}

/** What changes in a group, as words: `new language, description, 1 screenshot added`. */
export function groupWords(group: ChangeGroup, base: Base): string {
  const isNew = base === 'store' ? 'new language' : 'new folder';
  return [...(group.isNew ? [isNew] : []), ...changeWords(group), ...group.elsewhere].join(', ');
}

/** Title of a group of changes: `de-de: description, release notes, 1 screenshot added`. */
export function groupTitle(group: ChangeGroup, base: Base): string {
  return `${languageNames(group.languages)}: ${groupWords(group, base)}`;
}
