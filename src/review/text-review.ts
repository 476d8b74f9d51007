import { sanitize } from '../masking/sanitize.ts';
import type { Base, Comparison, FieldChange, ImageSetChange, TrailerChange } from './comparison.ts';
import { type ChangeGroup, groupsOf } from './groups.ts';
import { invisibleNote, valueLines } from './value-lines.ts';
import {
  countsOf,
  fieldNote,
  fieldWords,
  groupTitle,
  headingOf,
  imageLine,
  imagesNote,
  markOf,
  trailerWords,
} from './words.ts';

/**
 * The review as lines for the log, complete: nothing is cut or left out.
 * @param comparison without its secrets (`redactedComparison`)
 */
export function textReview(comparison: Comparison): readonly string[] {
  const { base, trailers } = comparison;
  return [
    `Store page. ${headingOf(base)}: ${countsOf(comparison)}`,
    ...groupsOf(comparison).flatMap((group) => groupLines(group, base)),
    ...trailers.flatMap(trailerLines),
  ].map((line) => sanitize(line, Number.POSITIVE_INFINITY));
}

function groupLines(group: ChangeGroup, base: Base): readonly string[] {
  return [
    groupTitle(group, base),
    ...(group.languages.length > 4 ? [`  ${group.languages.join(', ')}`] : []),
    ...group.fields.flatMap(fieldLines),
    ...group.images.flatMap(imageLines),
    ...(group.elsewhere.length === 0
      ? []
      : [`  Shown with other languages, which change the same way: ${group.elsewhere.join(', ')}.`]),
  ];
}

function fieldLines(change: FieldChange): readonly string[] {
  const hidden = invisibleNote(change);
  return [
    heading(fieldWords(change.field), fieldNote(change)),
    ...valueLines(change).map((line) => `    ${line}`),
    ...(hidden === '' ? [] : [`    (${hidden})`]),
  ];
}

function imageLines(set: ImageSetChange): readonly string[] {
  return [
    heading('images', imagesNote(set)),
    ...set.images.map((image) => `    ${markOf(image)} ${imageLine(image, set.type)}`),
  ];
}

function trailerLines(trailer: TrailerChange): readonly string[] {
  return [
    `trailer ${trailer.name}: ${trailerWords(trailer)}`,
    ...trailer.titles.flatMap((title) => [
      heading(`title ${title.language}`, ''),
      ...valueLines(title).map((line) => `    ${line}`),
    ]),
    ...trailer.thumbnails.map(
      (each) => `  ${markOf(each)} ${each.language}: ${imageLine(each, 'thumbnail')}`,
    ),
  ];
}

function heading(title: string, note: string): string {
  return note === '' ? `  ${title}` : `  ${title} (${note})`;
}
