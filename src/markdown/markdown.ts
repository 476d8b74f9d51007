import { sanitize } from '../masking/sanitize.ts';
import { withoutQuery } from '../masking/url.ts';
import { trustedLink } from './links.ts';

/** GitHub Markdown that is safe to show: made only by the functions of this file. */
export class Markdown {
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }
  toString(): string {
    return this.#source;
  }
}

/** Longest word, in UTF-16 units, that stays on one line: versions, prices, short ids. */
const unbrokenLength = 18;

/** What a template may hold: text is escaped, `Markdown` is used as is. */
export type Content = string | number | Markdown;

/** A template tag: the source itself is Markdown, every value of another type is escaped. */
export function md(source: TemplateStringsArray, ...values: readonly Content[]): Markdown {
  return new Markdown(
    source.reduce((text, part, index) => `${text}${rendered(values[index - 1] ?? '')}${part}`),
  );
}

/** Text in the font of code. An element, not backticks: those have no escape, least of all in tables. */
export function code(text: string): Markdown {
  return md`<code>${wrapping(text === '' ? ' ' : text)}</code>`;
}

/** Text whose long words (names of files, paths of fields) may break at their marks: a phone shows it whole. */
export function wrapping(text: string): Markdown {
  return joined(
    harmless(text)
      .split(/(?<= )/)
      .map((word) => joined(piecesOf(word).map(escaped), '<wbr>')),
    '',
  );
}

/** A long word with break opportunities: after punctuation, and if a part is still long, before capitals. */
function piecesOf(word: string): readonly string[] {
  if (word.length <= unbrokenLength) return [word];
  return word
    .split(/(?<=[_.\-/\\,;:{}[\]])/)
    .flatMap((piece) => (piece.length > unbrokenLength ? piece.split(/(?<=[a-z])(?=[A-Z])/) : [piece]));
}

/** Secondary text. */
export function small(content: Content): Markdown {
  return md`<sub>${content}</sub>`;
}

/** Lines in one cell or paragraph; empty ones are left out. */
export function lines(parts: readonly Content[]): Markdown {
  return joined(
    parts.filter((part) => String(part) !== ''),
    '<br>',
  );
}

/** What is shown only on demand. Its title is in an HTML block, in which Markdown means nothing. */
export function details(title: string, body: Markdown): Markdown {
  const summary = new Markdown(entities(harmless(title)));
  return md`<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Named values, one per line, that are copied exactly: the one place without invisible spaces. */
export function verbatim(values: Readonly<Record<string, string>>): Markdown {
  // Every line begins with a name, so none of them can end the fence.
  const rows = Object.entries(values).map(([name, value]) => `${sanitize(name)}: ${sanitize(value)}`);
  return new Markdown(rows.length === 0 ? '' : ['~~~text', ...rows, '~~~'].join('\n'));
}

/** A diagram, from Mermaid's source. Without backticks nothing in it can end the fence. */
export function mermaid(source: string): Markdown {
  return new Markdown(`\`\`\`mermaid\n${source.replaceAll('`', "'")}\n\`\`\``);
}

/**
 * Complete lines in a block that GitHub colors as a difference, by the `+` or `-` that they begin with. Nothing in
 * them can end the fence, and GitHub makes no links and mentions there.
 */
export function diffBlock(lines: readonly string[]): Markdown {
  const text = lines.map((line) => sanitize(line, Number.POSITIVE_INFINITY)).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return new Markdown(`${fence}diff\n${text}\n${fence}`);
}

/**
 * A link, if the host is one that may be linked to; otherwise the label and the address as text.
 * @param server origin of the GitHub server that the run belongs to, which may be linked to as well
 */
export function link(label: Content, address: string, server?: string): Markdown {
  const url = trustedLink(address, server);
  return url === undefined
    ? md`${label} (${withoutQuery(address)})`
    : md`<a href="${new Markdown(entities(url).replaceAll('"', '&#34;'))}">${label}</a>`;
}

/** A table; each row has as many cells as the head. Empty if there are no rows. */
export function table(head: readonly Content[], rows: readonly (readonly Content[])[]): Markdown {
  if (rows.length === 0) return new Markdown('');
  const line = (cells: readonly Content[]) => `| ${cells.map(rendered).join(' | ')} |`;
  return new Markdown([line(head), line(head.map(() => new Markdown('---'))), ...rows.map(line)].join('\n'));
}

/** A list with a bullet for each item. */
export function list(items: readonly Content[]): Markdown {
  return new Markdown(items.map((item) => `- ${rendered(item)}`).join('\n'));
}

/** Blocks with an empty line between them; empty ones are left out. */
export function blocks(parts: readonly Markdown[]): Markdown {
  return new Markdown(
    parts
      .map(String)
      .filter((part) => part !== '')
      .join('\n\n'),
  );
}

/** A section; nothing if its body is empty. */
export function titled(title: string, body: Markdown): Markdown {
  return `${body}` === '' ? md`` : blocks([md`### ${title}`, body]);
}

/** Pieces of one line. */
export function joined(parts: readonly Content[], separator: string): Markdown {
  return new Markdown(parts.map(rendered).join(separator));
}

function rendered(content: Content): string {
  return (content instanceof Markdown ? content : escaped(harmless(String(content)))).toString();
}

function escaped(text: string): Markdown {
  return new Markdown(escapeText(text));
}

/**
 * One line from which GitHub makes no link and no picture: addresses, mentions, issues (a comment would appear on
 * their pages), `:emoji:`; a time of day is not an emoji. GitHub finds some of it after it resolves escapes, so an
 * invisible space goes into each.
 */
function harmless(text: string): string {
  return sanitize(text).replace(
    /:(?=\/\/)|\bwww(?=\.)|@(?=[\w.-])|#(?=\d)|\bGH-(?=\d)|:(?!\d\d:)(?=[\w+-]+:)/gi,
    '$&\u200B',
  );
}

/**
 * Escapes whatever Markdown or HTML could interpret. An underscore inside a word means nothing to Markdown, and
 * file names are full of them. `$` begins a formula on GitHub, where only an element helps:
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
 */
function escapeText(text: string): string {
  return entities(text)
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/^(\s*)([-+#]|\d+(?=[.)](\s|$)))/, leadingMark)
    .replaceAll('$', '<span>$</span>');
}

/** Escapes what would begin a list or a heading: for a number, the mark is its point. */
function leadingMark(_match: string, space: string, mark: string): string {
  return /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`;
}

function entities(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How much a place on GitHub accepts. */
export interface Limit {
  readonly most: number;
  /** Length of a text as the place counts it. */
  readonly measure: (text: string) => number;
  /** What the note says about the place: `GitHub shows at most 1 MiB`. */
  readonly reason: string;
}

/**
 * A part of a text: itself, or a function that makes it as long as the others leave room for.
 * @param room as the limit measures it
 */
export type Section = Markdown | ((room: number) => Markdown);

/**
 * The sections as one text within a limit. The one that goes beyond it ends after its last whole line that fits,
 * with a note; what would leave a fence or an element open is left out as a whole.
 */
export function withinLimit(sections: readonly Section[], limit: Limit): string {
  const filled = sections.map((each) => (each instanceof Markdown ? each : each(roomIn(sections, limit))));
  const whole = `${blocks(filled)}\n`;
  if (limit.measure(whole) <= limit.most) return whole;
  const note = `\n\n${md`*Truncated: ${limit.reason}. The log has the full text.*`}\n`;
  const room = limit.most - limit.measure(note);
  const kept: Markdown[] = [];
  for (const section of filled) {
    if (limit.measure(`${blocks([...kept, section])}`) <= room) {
      kept.push(section);
      continue;
    }
    if (!/```|<details>/.test(`${section}`)) kept.push(linesWithin(kept, section, room, limit));
    break;
  }
  return `${blocks(kept)}${note}`;
}

/** The room that the sections of a fixed length leave, with an empty line around them. */
function roomIn(sections: readonly Section[], { measure, most }: Limit): number {
  const fixed = sections.filter((each) => each instanceof Markdown);
  return Math.max(0, most - measure(`\n\n${blocks(fixed)}\n\n`));
}

/** The first lines of a section that still fit after others: by bisection, since there may be very many. */
function linesWithin(before: readonly Markdown[], section: Markdown, room: number, limit: Limit): Markdown {
  const lines = `${section}`.split('\n');
  const head = (count: number) => new Markdown(lines.slice(0, count).join('\n').trimEnd());
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (limit.measure(`${blocks([...before, head(middle)])}`) <= room) low = middle;
    else high = middle - 1;
  }
  return head(low);
}
