import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { type Block, blocksText } from './blocks.ts';

/** The line after which nothing is for customers. */
const endMark = /^[\s>]*<!--\s*not for the store\s*-->\s*$/i;
/**
 * Longest Markdown that is read, in UTF-16 units, without what follows the mark: the Store allows 1,500 of text, and
 * the parser's time for what no one writes grows with the square of the length.
 */
const longest = 20_000;
const marker = String.raw`[ \t]*(?:[>*+-]|\d{1,9}[.)])`;
/** Quotations and lists nested deeper than anyone reads, for which the parser's time grows even faster. */
const tooDeep = new RegExp(`^((?:${marker}){64})(?:${marker})+`);

/**
 * The body of a GitHub release as the plain text that the Store shows: headings become lines, bullets become "• ",
 * links become their text. What only developers read is dropped: "Full Changelog", "by @name in …", comments, pictures,
 * and what follows a line `<!-- not for the Store -->`.
 *
 * @param markdown as GitHub renders it in releases: each line break counts
 * @returns with LF, `''` if nothing is left for customers; `undefined` for more than {@link longest} units
 */
export function plainNotes(markdown: string): string | undefined {
  const lines = markdown.split(/\r\n?|\n/).map((line) => line.replace(tooDeep, '$1 '));
  const marked = lines.flatMap((line, index) => (endMark.test(line) ? [index] : []));
  for (const end of [...marked, lines.length]) {
    const source = lines.slice(0, end + 1).join('\n');
    if (source.length > longest) return undefined;
    const tree = parse(source);
    // In a code block, the mark is an example of itself.
    if (end === lines.length || !isInCode(tree.children, end + 1)) return blocksText(tree.children, parse);
  }
  return '';
}

function parse(source: string) {
  return fromMarkdown(source, {
    extensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
}

/** True if a line, from 1, is part of a code block. */
function isInCode(children: readonly Block[], line: number): boolean {
  const rest = [...children];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined || line < start.line || line > end.line) continue;
    if (node.type === 'code') return true;
    if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
      rest.push(...node.children);
  }
  return false;
}
