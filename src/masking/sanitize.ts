/** Longest text, in UTF-16 units, that one outside value may put on a line, note included. */
export const textLimit = 2_000;

/**
 * Makes text from outside (the Store, Entra, file names, manifests) harmless for one line of the log, a summary
 * or an output: no control character, no escape sequence, nothing invisible or reordering, no line break, no
 * workflow command, at most `limit` characters. The result of a second pass is the same.
 * Rules: store-faults.md S5.
 */
export function sanitize(text: string, limit = textLimit): string {
  const plain = withoutInvisible(text).replace(lineBreaks, '⏎').replace(/\t/g, ' ');
  return truncate(breakCommands(plain), limit);
}

/** The text as a reader sees it: without escape sequences and what has no width; lines and tabs stay. */
export function withoutInvisible(text: string): string {
  return text.toWellFormed().replace(escapeSequences, '').replace(misleading, '');
}

/**
 * JSON that does nothing when someone prints it: what would be a command, or invisible, or reorder text, becomes
 * an escape, so that every value stays what it is. No line of JSON begins with `::`.
 */
export function harmlessJson(json: string): string {
  return json.replace(/#(?=#\[)|(?!\n)[\p{Cc}\p{Cf}\p{DI}\u2028\u2029]/gu, escapeOfJson);
}

function escapeOfJson(character: string): string {
  return character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The runner reads two kinds of command from stdout: `::name::` at the start of a line after trimming, and
 * `##[name]` anywhere in it. It compares strings by culture, which ignores U+200B; but then it cuts the
 * command's name by ordinal offsets, so the name starts with `:` or `[` and no command has such a name.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function breakCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1:\u200B').replace(/##(?=\[)/g, '#\u200B#');
}

/** Cuts between two characters as a reader sees them, and says how much is missing. */
function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // The note's own length depends on the count only through its digits: reserve for the largest.
  const room = Math.max(0, limit - note(text.length).length);
  const end = boundaryBefore(text, room);
  return `${text.slice(0, end)}${note(text.length - end)}`;
}

function note(missing: number): string {
  return `… (${missing} more characters)`;
}

function boundaryBefore(text: string, position: number): number {
  const window = text.slice(0, position + 64);
  const start = new Intl.Segmenter().segment(window).containing(position)?.index ?? position;
  if (position - start <= 64) return start;
  // One "character" of hundreds of combining marks: only keep surrogate pairs whole.
  return isLowSurrogate(text, position) ? position - 1 : position;
}

function isLowSurrogate(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * ECMA-48: CSI sequences; OSC, DCS, SOS, PM and APC strings up to their terminator; other escapes. Every alternative
 * stops at the next opener, with ESC or from C1, so each character is looked at for one opener only.
 */
export const escapeSequences = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u0090\\u0098\\u009b-\\u009f\\r\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)',
    '\\u001b[ -/]*[0-~]',
  ].join('|'),
  'g',
);

const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/**
 * Controls except line breaks and the tab; the format characters of Unicode (zero-width, bidirectional, soft hyphen,
 * tags, BOM); and everything else that is shown as nothing: fillers, joiners, variation selectors, and code points
 * that are reserved for these.
 */
export const invisible = /(?![\n\r\v\f\u0085\t])[\p{Cc}\p{Cf}\p{DI}]/gu;

/** All of that except the sign that shows an emoji in color: our own icons have it. Elsewhere it is hidden. */
const misleading = new RegExp(`(?!(?<=\\p{ExtPict})\\ufe0f)${invisible.source}`, 'gu');
