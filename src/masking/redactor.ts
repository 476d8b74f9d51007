import { createFormIndex, type FormIndex } from './form-index.ts';
import { invisible } from './sanitize.ts';
import { formsOf, shortestForm, variantsOf } from './secret-forms.ts';
import { layersOf, type TextView, unwrapped, viewOf, visible } from './text-view.ts';

/** Replaces a secret: the runner's own mark. */
const stars = '***';

/** A text that was cut has one of these at the cut, after the beginning of an escape if the cut went through one. */
const cutMark =
  /(?:(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f]){0,2})?(?:%[0-9a-f]?)?|\\(?:u[0-9a-f]{0,3})?|&#?[a-z0-9]{0,6})(?:…|\.{3}|\*{3})+/gi;

/** What may be left after a cut of an escape, of up to four layers. */
const endOfEscape = /^(?:#?[a-z0-9]{0,6};|u?[0-9a-f]{0,8}(?:%[89ab][0-9a-f]){0,3})/i;
const longestEnd = 18;

/** Knows the secrets of this run and takes them out of any text. */
export interface Redactor {
  /** Remembers a secret in all its forms; returns what is new among them. */
  add(secret: string): readonly string[];
  redact(text: string): string;
}

/** Part of a text, `end` not included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The runner masks only what it prints itself, and only some forms; summary, outputs and artifacts need the same.
 * So the action redacts on its own: every occurrence of a form of a secret, together with what overlaps it. A
 * form of fewer than `shortestForm` characters is not searched for: it would be found in ids and ordinary words.
 *
 * Texts are cut before they come here, since the code that makes a message or an excerpt does not know the secrets: so
 * a piece of a secret may be at a cut, and is taken out as well. That is done here and not at the cut, because every
 * text passes here last; any future code that cuts only has to leave its mark, as a reader expects anyway.
 *
 * A secret is also found if invisible characters or spaces are scattered in it, and under the escapes of JSON, HTML
 * and addresses. The time is linear in the length of the text, however many secrets there are.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  const index = createFormIndex();
  const parts = new Set<string>();
  const learn = (form: string) => {
    index.add(form);
    for (const part of partsOf(form)) parts.add(part);
  };
  return {
    add: (secret) => {
      const fresh = formsOf(secret).filter((form) => !known.has(form));
      for (const form of fresh) {
        known.add(form);
        for (const each of new Set([form, form.replace(/\s+/g, ''), form.replace(invisible, '')]))
          if (each.length >= shortestForm) learn(each);
      }
      if (fresh.length > 0) for (const variant of variantsOf(secret)) learn(variant);
      return fresh;
    },
    redact: (text) => {
      if (parts.size === 0 || text.length < shortestForm) return text;
      const spans = viewsOf(text).flatMap((view) =>
        [...wholes(view.text, index), ...pieces(view.text, parts)].map(({ start, end }) => ({
          start: view.startOf(start),
          end: view.endOf(end - 1),
        })),
      );
      return withStars(text, spans);
    },
  };
}

/** The text as it is, and as a program that shows or decodes it would read it; each reading once. */
function viewsOf(text: string): readonly TextView[] {
  const raw = viewOf(text);
  const shown = visible(raw);
  const layers = layersOf(shown);
  const views = [raw, shown, ...layers, unwrapped(layers.at(-1) ?? shown)];
  return [...new Map(views.map((view) => [view.text, view])).values()];
}

/** The places of forms of secrets, the longest at each place. */
function wholes(text: string, index: FormIndex): readonly Span[] {
  const spans: Span[] = [];
  for (let start = 0; start + shortestForm <= text.length; start += 1) {
    const length = index.longestAt(text, start);
    if (length > 0) spans.push({ start, end: start + length });
  }
  return spans;
}

/** All runs of `shortestForm` characters: a longer piece is a chain of them. */
function partsOf(form: string): readonly string[] {
  const count = Math.max(0, form.length - shortestForm + 1);
  return Array.from({ length: count }, (_, start) => form.slice(start, start + shortestForm));
}

/** What is left of secrets before and after the cuts of a text; shorter fragments reveal nothing. */
function pieces(text: string, parts: ReadonlySet<string>): readonly Span[] {
  const cuts = [...text.matchAll(cutMark)];
  return cuts.flatMap(({ 0: mark, index }, at) => {
    const before = cuts[at - 1];
    const from = before === undefined ? 0 : before.index + before[0].length;
    const to = cuts[at + 1]?.index ?? text.length;
    return [...pieceBefore(text, index, from, parts), ...pieceAfter(text, index + mark.length, to, parts)];
  });
}

function pieceBefore(text: string, end: number, from: number, parts: ReadonlySet<string>): readonly Span[] {
  let start = end;
  while (start - shortestForm >= from && parts.has(text.slice(start - shortestForm, start))) start -= 1;
  return start === end ? [] : [{ start: start + 1 - shortestForm, end }];
}

function pieceAfter(text: string, cut: number, to: number, parts: ReadonlySet<string>): readonly Span[] {
  const isPart = (at: number) => at + shortestForm <= to && parts.has(text.slice(at, at + shortestForm));
  const [rest = ''] = endOfEscape.exec(text.slice(cut, cut + longestEnd)) ?? [];
  for (let start = cut; start <= cut + rest.length; start += 1) {
    if (!isPart(start)) continue;
    let last = start;
    while (isPart(last + 1)) last += 1;
    return [{ start: cut, end: last + shortestForm }];
  }
  return [];
}

/** The text with stars for each span; spans that overlap are one. */
function withStars(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: string[] = [];
  let done = 0;
  for (const { start, end } of sorted) {
    if (end <= done) continue;
    if (start >= done) kept.push(text.slice(done, start), stars);
    done = end;
  }
  return [...kept, text.slice(done)].join('');
}
