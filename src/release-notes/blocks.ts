import type { fromMarkdown } from 'mdast-util-from-markdown';
import { forCustomers } from './for-customers.ts';
import { htmlText, withoutLeadingComments } from './html-text.ts';
import { inlineText } from './inline.ts';

type Root = ReturnType<typeof fromMarkdown>;
/** A part of a document, such as a paragraph or a list. */
export type Block = Root['children'][number];
type Of<Type extends Block['type']> = Extract<Block, { readonly type: Type }>;
type Parse = (source: string) => Root;

interface Part {
  readonly text: string;
  /** For a heading, from 1. */
  readonly level?: number;
}

/** The blocks as plain text, separated by one empty line. @param parse reads text that follows a comment on its line */
export function blocksText(blocks: readonly Block[], parse: Parse): string {
  const parts = blocks.flatMap((block): Part[] => {
    const text = blockText(block, parse);
    if (text === '') return [];
    return [block.type === 'heading' ? { text, level: block.depth } : { text }];
  });
  return joined(withoutEmptySections(parts));
}

function blockText(block: Block, parse: Parse): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return forCustomers(inlineText(block.children));
    case 'list':
      return listText(block, parse);
    case 'blockquote':
      return blocksText(block.children, parse);
    case 'code':
      return block.value.trimEnd();
    case 'table':
      return tableText(block);
    case 'html':
      return forCustomers(htmlBlockText(block, parse));
    default:
      // Rules, and definitions of links.
      return '';
  }
}

/** What follows a comment on its line is Markdown again for readers, although not for the parser. */
function htmlBlockText({ value }: Of<'html'>, parse: Parse): string {
  const rest = withoutLeadingComments(value);
  return rest === value.trimStart() ? htmlText(rest) : blocksText(parse(rest).children, parse);
}

function listText({ children, ordered, start }: Of<'list'>, parse: Parse): string {
  let number = start ?? 1;
  const items = children.flatMap((item) => {
    const [first, ...others] = item.children;
    const text = first === undefined ? '' : blockText(first, parse);
    const more = others.map((each) => blockText(each, parse)).filter((each) => each !== '');
    // Without words of its own, it is only a frame around what it holds.
    if (first === undefined || first.type === 'list' || text === '') return [text, ...more].filter(Boolean);
    const box = item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : '• ';
    const marker = ordered ? `${number++}. ` : box;
    const indent = ' '.repeat(marker.length);
    return [`${marker}${[text, ...more].join('\n').replaceAll('\n', `\n${indent}`)}`];
  });
  return items.join('\n');
}

function tableText({ children }: Of<'table'>): string {
  const rows = children.map(({ children: cells }) =>
    cells
      .map((cell) => forCustomers(inlineText(cell.children)).replaceAll('\n', ' '))
      .filter((cell) => cell !== '')
      .join(' · '),
  );
  return rows.filter((row) => row !== '').join('\n');
}

/** Drops headings with nothing before the next heading of the same rank or a higher one. */
function withoutEmptySections(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = [];
  /** Rank of the section that was last seen from below: a heading of a lower rank is in it. */
  let below = 0;
  for (const part of parts.toReversed()) {
    const isEmpty = part.level !== undefined && below <= part.level;
    if (isEmpty) continue;
    below = part.level ?? Number.POSITIVE_INFINITY;
    kept.push(part);
  }
  return kept.toReversed();
}

function joined(parts: readonly Part[]): string {
  return parts
    .map(({ text }, index) => {
      const before = parts[index - 1];
      if (before === undefined) return text;
      return `${before.level === undefined ? '\n\n' : '\n'}${text}`;
    })
    .join('');
}
