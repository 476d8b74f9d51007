import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** A text that a person reads, and the line on which it begins. */
export interface Prose {
  readonly line: number;
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>>;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text of a Markdown page: everything except code and link addresses. */
export function proseOfMarkdown(file: string): Prose[] {
  const text = readFileSync(file, 'utf8')
    .replace(/^( *)```.*?^\1```/gms, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replace(/(?<=\]\()[^)\s]*/g, blank);
  return text.split('\n').map((each, index) => ({ line: index + 1, text: each }));
}

/** The comments and the sentences among the strings of a TypeScript file. */
export function proseOfSource(file: string): Prose[] {
  const { nodes, bytes, lineOf } = parsed(file);
  const strings = nodes.flatMap(({ node, span }) =>
    sentencesIn(node).map((text) => ({ line: lineOf(span), text })),
  );
  return [...commentsOf(bytes, nodes), ...strings];
}

/** The names of tests, groups and fault cases in a test file. */
export function proseOfTests(file: string): Prose[] {
  const { nodes, lineOf } = parsed(file);
  return nodes.flatMap(({ node, span }) => {
    const name = isTest(node) ? firstArgument(node) : isTitle(node) ? node.value : undefined;
    return isNode(name) ? sentencesIn(name).map((text) => ({ line: lineOf(span), text })) : [];
  });
}

function parsed(file: string) {
  const bytes = readFileSync(file);
  const module = parseSync(bytes.toString(), { syntax: 'typescript', target: 'es2024' });
  // Positions count bytes, and go on from file to file.
  const base = module.span.end - bytes.length;
  const nodes: { node: Node; span: Span }[] = [];
  walk(module.body, (node) => {
    const { span } = node;
    if (isSpan(span)) nodes.push({ node, span: { start: span.start - base, end: span.end - base } });
  });
  const lineOf = ({ start }: Span) => bytes.subarray(0, start).toString().split('\n').length;
  return { nodes, bytes, lineOf };
}

/** The comments, found in the code without its strings and patterns. */
function commentsOf(bytes: Buffer, nodes: readonly { node: Node; span: Span }[]): Prose[] {
  const code = Buffer.from(bytes);
  for (const { node, span } of nodes) {
    if (!/^(StringLiteral|TemplateElement|RegExpLiteral)$/.test(String(node.type))) continue;
    for (let at = span.start; at < span.end; at += 1) if (code[at] !== 10) code[at] = 32;
  }
  const text = code.toString('latin1');
  const lines = bytes.toString().split('\n');
  return [...text.matchAll(/\/\*.*?\*\/|\/\/[^\n]*/gs)].flatMap(({ 0: comment, index }) => {
    const first = text.slice(0, index).split('\n').length;
    return comment.split('\n').map((part, offset) => {
      const line = lines[first + offset - 1] ?? '';
      const start = offset === 0 ? line.search(/\/[/*]/) : 0;
      return { line: first + offset, text: part === '' ? '' : withoutAddresses(line.slice(start)) };
    });
  });
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+|`[^`]*`|@param \w+/g, blank);
}

/** Strings without a space are names and values, not sentences. */
function sentencesIn(node: Node): string[] {
  const text = textOf(node);
  return text !== undefined && /\p{L} |, | \p{L}/u.test(text) ? [withoutAddresses(text)] : [];
}

function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === 'StringLiteral' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined;
  return quasis.map((part: unknown) => (isNode(part) ? String(part.cooked ?? part.raw) : '')).join('…');
}

function isTest({ type, callee }: Node): boolean {
  return type === 'CallExpression' && /^(test|describe|it)$/.test(rootOf(callee));
}

function isTitle({ type, key }: Node): boolean {
  return type === 'KeyValueProperty' && isNode(key) && key.value === 'title';
}

function rootOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.value);
  return rootOf(callee.object ?? callee.callee ?? callee.tag);
}

function firstArgument({ arguments: list }: Node): unknown {
  const [first]: unknown[] = Array.isArray(list) ? list : [];
  return isNode(first) ? first.expression : undefined;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const each of Object.values(value)) walk(each, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Span {
  return isNode(value) && typeof value.start === 'number' && typeof value.end === 'number';
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
