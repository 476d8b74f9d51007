import { decodeString } from 'micromark-util-decode-string';

/** Elements that begin a line. */
const blocks =
  /^(?:blockquote|details|div|dl|dt|dd|h[1-6]|hr|ol|p|pre|section|summary|table|tbody|thead|tr|ul|br)$/;

/** HTML without comments at its start. */
export function withoutLeadingComments(html: string): string {
  let rest = html.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 2);
    rest = end === -1 ? '' : rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** The text in HTML: no tags, no comments, no scripts; characters instead of their names. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = nextTag(html, at);
    if (tag === undefined) break;
    parts.push(decoded(html.slice(at, tag.start)), replacement(tag.name, tag.isEnd));
    at = tag.end;
  }
  return parts.join('') + decoded(html.slice(at));
}

interface Tag {
  readonly start: number;
  /** After its `>`, and after all that is not shown. */
  readonly end: number;
  /** In lower case; `''` for a comment. */
  readonly name: string;
  readonly isEnd: boolean;
}

/** The next tag or comment; one that is not closed reaches to the end, as in browsers. */
function nextTag(html: string, from: number): Tag | undefined {
  const tags = /<(?:!--|[!?]|(\/?)([a-z][a-z0-9-]*))/gi;
  tags.lastIndex = from;
  const found = tags.exec(html);
  if (found === null) return undefined;
  const [opening, slash, word = ''] = found;
  const name = word.toLowerCase();
  const isHidden = (name === 'script' || name === 'style') && slash === '';
  const closing = opening === '<!--' ? '-->' : isHidden ? `</${word}>` : '>';
  // `<!-->` is a comment, too.
  const at = html.indexOf(closing, found.index + (opening === '<!--' ? 2 : opening.length));
  const end = at === -1 ? html.length : at + closing.length;
  return { start: found.index, end, name, isEnd: slash === '/' };
}

function replacement(name: string, isEnd: boolean): string {
  if (name === 'li') return isEnd ? '\n' : '\n• ';
  if (name === 'td' || name === 'th') return ' ';
  return blocks.test(name) ? '\n' : '';
}

function decoded(text: string): string {
  return decodeString(text.replaceAll('\\', '\\\\'));
}
