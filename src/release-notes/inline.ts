import type { Block } from './blocks.ts';
import { htmlText } from './html-text.ts';

type Inline = Extract<Block, { readonly type: 'paragraph' }>['children'][number];

/**
 * A run of text without its marks. Pictures are dropped: a text can't show them, and their names are rarely for
 * customers.
 */
export function inlineText(nodes: readonly Inline[]): string {
  const parts: string[] = [];
  // Not by recursion: emphasis can be nested as deep as a text is long.
  const rest = nodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if ('children' in node) rest.push(...node.children.toReversed());
    else parts.push(textOf(node));
  }
  return parts.join('');
}

function textOf(node: Exclude<Inline, { readonly children: unknown }>): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return htmlText(node.value);
    default:
      return '';
  }
}
