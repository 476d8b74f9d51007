import { blocks, details, diffBlock, list, type Markdown, md } from '../markdown/markdown.ts';
import { plural } from '../text/format.ts';
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

export interface MarkdownReviewOptions {
  /** Bytes of UTF-8 that the review may have. GitHub allows 1 MiB for a summary, and 64 KiB for a comment. */
  readonly room: number;
  /** Where to find all of it, if it does not fit: `the artifact store-listing`. */
  readonly completeIn: string;
}

/** What is folded away, by its title. */
interface Section {
  readonly title: string;
  readonly body: Markdown;
}

/**
 * The review as GitHub Markdown, for summary and comment: a folded section for each language, and one for what several
 * languages have in common. A section that does not fit keeps its title; titles that do not fit are counted.
 * @param comparison without its secrets (`redactedComparison`)
 */
export function markdownReview(
  comparison: Comparison,
  { room, completeIn }: MarkdownReviewOptions,
): Markdown {
  const head = blocks([md`### Store page`, md`**${headingOf(comparison.base)}.** ${countsOf(comparison)}`]);
  const sections = [
    ...groupsOf(comparison).map((group) => groupSection(group, comparison.base)),
    ...comparison.trailers.map(trailerSection),
  ];
  const whole = blocks([head, ...sections.map(({ title, body }) => details(title, body))]);
  return bytesOf(whole) <= room ? whole : shortened(head, sections, room, completeIn);
}

/** Every title comes before any body: a reader has to know what there is. */
function shortened(head: Markdown, sections: readonly Section[], room: number, completeIn: string): Markdown {
  const note = (cut: number, uncounted: number) =>
    blocks([
      uncounted === 0 ? md`` : md`*And ${plural(uncounted, 'more change')}.*`,
      md`*Not shown, for lack of space: ${plural(cut, 'change')} of ${sections.length}. Complete in ${completeIn}.*`,
    ]);
  const titles = sections.map(({ title }) => list([title]));
  let left = room - bytesOf(head) - bytesOf(note(sections.length, sections.length)) - 4;
  const named = titles.filter((title) => {
    left -= bytesOf(title) + 2;
    return left >= 0;
  }).length;
  left = Math.max(0, left);
  let cut = sections.length - named;
  const shown = sections.slice(0, named).map(({ title, body }, index) => {
    const full = details(title, body);
    const short = titles[index] ?? md``;
    const more = bytesOf(full) - bytesOf(short);
    if (more <= left) {
      left -= more;
      return full;
    }
    cut += 1;
    return short;
  });
  return blocks([head, ...shown, note(cut, sections.length - named)]);
}

function bytesOf(markdown: Markdown): number {
  return Buffer.byteLength(`${markdown}`);
}

function groupSection(group: ChangeGroup, base: Base): Section {
  const isLong = group.languages.length > 4;
  const body = blocks([
    isLong ? md`${group.languages.join(', ')}` : md``,
    ...group.fields.map(fieldBlock),
    ...group.images.map(imagesBlock),
    group.elsewhere.length === 0
      ? md``
      : md`Shown with other languages, which change the same way: ${group.elsewhere.join(', ')}.`,
  ]);
  return { title: groupTitle(group, base), body };
}

function fieldBlock(change: FieldChange): Markdown {
  const lines = valueLines(change);
  const hidden = invisibleNote(change);
  return blocks([
    heading(fieldWords(change.field), fieldNote(change)),
    lines.length === 0 ? md`` : diffBlock(lines),
    hidden === '' ? md`` : md`${hidden}.`,
  ]);
}

function imagesBlock(set: ImageSetChange): Markdown {
  const items = set.images.map((image) => md`${markOf(image)} ${imageLine(image, set.type)}`);
  return blocks([heading('images', imagesNote(set)), list(items)]);
}

function trailerSection(trailer: TrailerChange): Section {
  const thumbnails = trailer.thumbnails.map(
    (each) => md`${markOf(each)} ${each.language}: ${imageLine(each, 'thumbnail')}`,
  );
  const body = blocks([
    ...trailer.titles.map((title) =>
      blocks([heading(`title ${title.language}`, ''), diffBlock(valueLines(title))]),
    ),
    thumbnails.length === 0 ? md`` : blocks([heading('thumbnails', ''), list(thumbnails)]),
  ]);
  return { title: `trailer ${trailer.name}: ${trailerWords(trailer)}`, body };
}

function heading(title: string, note: string): Markdown {
  return note === '' ? md`**${title}**` : md`**${title}** (${note})`;
}
