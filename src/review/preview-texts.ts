import type { FieldValue } from '../listing/page.ts';
import { capitalized } from '../text/format.ts';
import { linesOf } from './compare.ts';
import type { Base, FieldChange, TitleChange } from './comparison.ts';
import { differences, type Part } from './differences.ts';
import { type Html, html, spellingJoiners } from './html.ts';
import { languageAttributes } from './language.ts';
import { invisibleNote } from './value-lines.ts';
import { fieldNote, fieldWords } from './words.ts';

/** A text or list before and after, side by side, with what changes in it marked. */
export function fieldSection(change: FieldChange, languages: readonly string[], base: Base): Html {
  const note = fieldNote(change);
  const title = html`${capitalized(fieldWords(change.field))}${note === '' ? '' : html` <small>(${note})</small>`}`;
  return valueSection(title, change, languages, base);
}

/** The title of a trailer in one language. */
export function titleSection(change: TitleChange, base: Base): Html {
  return valueSection(html`Title ${change.language}`, change, [change.language], base);
}

function valueSection(
  title: Html,
  change: Pick<FieldChange, 'before' | 'after'> | TitleChange,
  languages: readonly string[],
  base: Base,
): Html {
  const { before, after } = change;
  const marks = markedLines(linesOf(before), linesOf(after), languages[0] ?? 'en');
  const hidden = invisibleNote(change, spellingJoiners);
  const left = 'No longer in the folder, so the Store keeps its own.';
  return html`<section><h3>${title}</h3>
<div class="sides">
<div><h4>Before</h4>${side(before, marks.before, languages, base === 'store' ? 'Empty' : 'Not in the folder')}</div>
<div><h4>After</h4>${side(after, marks.after, languages, after === undefined ? left : 'Empty')}</div>
</div>${hidden === '' ? '' : html`<p class="quiet">${hidden}.</p>`}</section>`;
}

function side(
  value: FieldValue | undefined,
  lines: readonly Html[],
  languages: readonly string[],
  ifNone: string,
): Html {
  if (value === undefined) return html`<p class="empty">${ifNone}</p>`;
  if (lines.length === 0) return html`<p class="empty">Empty</p>`;
  const attributes = languageAttributes(languages);
  if (typeof value !== 'string')
    return html`<ul class="text"${attributes}>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<div class="text"${attributes}>${lines.map((line, index) => (index === 0 ? line : html`\n${line}`))}</div>`;
}

interface Sides {
  readonly before: readonly Html[];
  readonly after: readonly Html[];
}

/** The lines of both sides, with what is removed and added marked: words, or whole lines that have no counterpart. */
function markedLines(before: readonly string[], after: readonly string[], language: string): Sides {
  // Marks all over a new or cleared text would only be noise.
  if (before.length === 0 || after.length === 0)
    return { before: before.map(plain), after: after.map(plain) };
  const parts = differences(before, after).map(({ same, removed, added }): Sides => {
    if (same.length > 0) return { before: same.map(plain), after: same.map(plain) };
    const pairs = removed
      .slice(0, added.length)
      .map((line, index) => markedLine(line, added[index] ?? '', language));
    return {
      before: [...pairs.map((pair) => pair.before), ...removed.slice(added.length).map(wholly('del'))],
      after: [...pairs.map((pair) => pair.after), ...added.slice(removed.length).map(wholly('ins'))],
    };
  });
  return { before: parts.flatMap((part) => part.before), after: parts.flatMap((part) => part.after) };
}

function markedLine(before: string, after: string, language: string) {
  const parts = differences(wordsOf(before, language), wordsOf(after, language));
  const isKept = parts.some(
    ({ same }) => same.join('').trim().length * 4 >= Math.min(before.length, after.length),
  );
  // A rewritten sentence has words in common with the old one only by chance.
  if (!isKept) return { before: wholly('del')(before), after: wholly('ins')(after) };
  const marked = (change: (part: Part) => readonly string[], mark: (text: string) => Html) =>
    html`${parts.map((part) => html`${part.same.join('')}${mark(change(part).join(''))}`)}`;
  return {
    before: marked(({ removed }) => removed, wholly('del')),
    after: marked(({ added }) => added, wholly('ins')),
  };
}

function wordsOf(line: string, language: string): readonly string[] {
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(isLocale(language) ? language : 'en');
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(line);
  return [...segments].map(({ segment }) => segment);
}

function isLocale(language: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language);
}

function plain(line: string): Html {
  return html`${line}`;
}

function wholly(element: 'del' | 'ins'): (text: string) => Html {
  return (text) => {
    if (text === '') return html``;
    return element === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  };
}
