import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { predicateOf } from '../src/text/finding.ts';

/** A text in the source that a user may get to read; `…` stands for what is known only when it runs. */
export interface MessageSource {
  readonly file: string;
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>>;

/** Errors that name a fault of this program, not of a run: no user is meant to see them. */
const internalErrors = /^(Error|RangeError|TypeError)$/;

/** Methods whose texts are looked for in another one, and not shown. */
const comparisons = /^(startsWith|endsWith|includes)$/;

/** A message that reports a bug in the action: no run of a sound one prints it. */
const ownBug = /is a bug in this action/;

/** Fewer letters than this match by chance. */
const fewestLetters = 10;

/** Every sentence in the string literals and templates of some TypeScript files, each text once. */
export function messageSources(files: readonly string[]): MessageSource[] {
  const all = files.flatMap((file) =>
    sentencesOf(readFileSync(file, 'utf8')).map((text) => ({ file, text })),
  );
  return [...new Map(all.map((each) => [each.text, each])).values()];
}

/** The sentences of one module. */
export function sentencesOf(source: string): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', target: 'es2024' });
  const found: string[] = [];
  visit(body, (text) => found.push(text));
  return found.filter(isSentence);
}

function visit(value: unknown, add: (text: string) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, add);
  if (!isNode(value) || isHidden(value)) return;
  const text = textOf(value);
  if (text !== undefined) add(text);
  for (const each of Object.values(value)) visit(each, add);
}

/**
 * Imports, types, what only a programmer reads, what is only compared, and what is only in the tables of README and
 * docs.
 */
function isHidden({ type, callee, key }: Node): boolean {
  if (typeof type === 'string' && /^(Import|Ts)/.test(type) && !/^Ts(As|Satisfies|NonNull)/.test(type))
    return true;
  if (type === 'KeyValueProperty' && isNode(key) && /^(when|row|seen)$/.test(String(key.value))) return true;
  if (type === 'CallExpression' && isNode(callee) && isNode(callee.property))
    return comparisons.test(String(callee.property.value));
  return type === 'NewExpression' && isNode(callee) && internalErrors.test(String(callee.value));
}

function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === 'StringLiteral' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined;
  return quasis.map((part: unknown) => (isNode(part) ? String(part.cooked ?? part.raw) : '')).join('…');
}

/** Two words or more with a space between, and not a list of codes, Markdown, HTML or query. */
function isSentence(text: string): boolean {
  const words = text.match(/(?<![\w-])[a-z]{2,}(?![\w-])/gi) ?? [];
  return (
    words.length >= 2 &&
    / /.test(text) &&
    lettersOf(text) >= fewestLetters &&
    !ownBug.test(text) &&
    !/\n|^[<|{] ?\w|^\||%%|:#/.test(text)
  );
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The texts that don't occur in what was reported. Each sentence is searched for on its own: reports leave out advice
 * that another finding has already given.
 */
export function unprinted(sources: readonly MessageSource[], told: string): MessageSource[] {
  const heap = squeezed(told);
  return sources.filter(({ text }) =>
    text
      .split(/(?<=[^\s.][.!?]) (?=[\p{Lu}…])/u)
      .some((sentence) => !formsOf(sentence).some((form) => occurs(squeezed(form), heap))),
  );
}

/**
 * A sentence as it is, and as what is said about a file or an input is shown: `App.msix is empty`, `app-id is missing`.
 */
function formsOf(sentence: string): readonly string[] {
  const [, name = '', words = sentence] = /^([\w-]{1,60}|…): (.*)$/s.exec(sentence) ?? [];
  const predicate = predicateOf(words);
  return predicate === undefined ? [sentence] : [sentence, `${name} ${predicate}`];
}

/** True if the fixed pieces of a text follow each other in one line. */
function occurs(text: string, heap: string): boolean {
  const pieces = text.split('…').filter((piece) => lettersOf(piece) > 0);
  const [longest = ''] = [...pieces].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(text.split('…').map(escaped).join('[^\\n]*?'), 'i');
  for (let at = heap.indexOf(longest); at >= 0; at = heap.indexOf(longest, at + 1)) {
    const start = heap.lastIndexOf('\n', at) + 1;
    const end = heap.indexOf('\n', at);
    if (pattern.test(heap.slice(start, end === -1 ? undefined : end))) return true;
  }
  return false;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Spaces as one, marks of Markdown and what is put in to break lines left out, in lower case. */
function squeezed(text: string): string {
  return text
    .replace(/[`*\\]|\u200b|<wbr>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|’/g, "'")
    .replace(/[ \t]+/g, ' ')
    .toLowerCase();
}
