import { escapeSequences, invisible } from './sanitize.ts';

/** A text as something else would read it, which still knows where each of its characters is in the original. */
export interface TextView {
  readonly text: string;
  /** The position in the original at which the character at `index` begins. */
  startOf(index: number): number;
  /** The position in the original at which it ends. */
  endOf(index: number): number;
}

/** The text itself. */
export function viewOf(text: string): TextView {
  return { text, startOf: (index) => index, endOf: (index) => index + 1 };
}

/** Without escape sequences and characters of no width. */
export function visible(view: TextView): TextView {
  return rewritten(
    rewritten(view, escapeSequences, () => ''),
    invisible,
    () => '',
  );
}

/** Without line breaks, spaces (a server or terminal wraps long texts), and marks between pairs of hex digits. */
export function unwrapped(view: TextView): TextView {
  return rewritten(view, /\s+|(?<=\b[0-9a-f]{2})[:-](?=[0-9a-f]{2}\b)/gi, () => '');
}

/** An escape of JSON, of HTML, or of an address in UTF-8. */
const escapes = new RegExp(
  [
    String.raw`\\u[0-9a-f]{4}|\\[nrt"\\/]`,
    '&#\\d{1,7};|&#x[0-9a-f]{1,6};|&[a-z]{2,6};',
    '%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}',
  ].join('|'),
  'gi',
);

/** At most this many layers of escapes are taken off: nothing on the way from a server to a message adds more. */
const mostLayers = 4;

/** The text with one layer of escapes taken off, with two, and so on, as long as there are any. */
export function layersOf(view: TextView): readonly TextView[] {
  const layers: TextView[] = [];
  for (let last = view; layers.length < mostLayers; ) {
    const next = rewritten(last, escapes, unescaped);
    if (next === last) break;
    layers.push(next);
    last = next;
  }
  return layers;
}

function unescaped(written: string): string {
  if (written.startsWith('&')) return entityText(written);
  if (written.startsWith('%')) {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }
  if (/^\\u/i.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  const control = { n: '\n', r: '\r', t: '\t' }[written.charAt(1)];
  return control ?? written.charAt(1);
}

/** The view with every match replaced; itself if nothing matches. Linear in the length of the text. */
function rewritten(view: TextView, pattern: RegExp, replace: (match: string) => string): TextView {
  const { text } = view;
  if (text.search(pattern) === -1) return view;
  const pieces: string[] = [];
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let length = 0;
  const keep = (from: number, to: number) => {
    pieces.push(text.slice(from, to));
    for (let index = from; index < to; index += 1, length += 1) {
      starts[length] = view.startOf(index);
      ends[length] = view.endOf(index);
    }
  };
  let done = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement === match) continue;
    keep(done, index);
    done = index + match.length;
    pieces.push(replacement);
    // What is decoded is shorter than its escape, so it has room.
    starts.fill(view.startOf(index), length, length + replacement.length);
    ends.fill(view.endOf(done - 1), length, length + replacement.length);
    length += replacement.length;
  }
  if (done === 0) return view;
  keep(done, text.length);
  return {
    text: pieces.join(''),
    startOf: (index) => starts[index] ?? 0,
    endOf: (index) => ends[index] ?? 0,
  };
}

/** The names that encoders of HTML and XML write for marks that a secret may hold. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['plus', '+'],
  ['sol', '/'],
  ['equals', '='],
]);

/** The character that an HTML entity stands for, `&amp;`, `&#38;`, `&#x26;`; an unknown one stays as it is. */
export function entityText(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return named.get(name) ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
