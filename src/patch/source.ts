import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding } from '../errors.ts';
import { isRecord } from '../submission/diff.ts';

export type Path = readonly (string | number)[];

/** A patch document and where its parts stand in the file. */
export interface PatchSource {
  /** The file as messages name it. */
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Line from 1 of the member or element at `path`, or of the innermost one of its parents that the file has. */
  lineOf(path: Path): number;
}

/** Names of members that no Store document has, and that a merge may take for something else. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

/**
 * Parses a merge patch, strict JSON with an object at its root.
 * @returns the patch, or everything that is wrong with the text
 */
export function parsePatch(
  text: string,
  file: string,
): PatchSource | { readonly findings: readonly Finding[] } {
  const plain = text.replace(/^\uFEFF/, '');
  const lineAt = (offset: number) => plain.slice(0, offset).split('\n').length;
  const finding = (offset: number, message: string): Finding => ({
    rule: 'patch-json',
    severity: 'error',
    message,
    file,
    line: lineAt(offset),
  });
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const code = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
    return { findings: [finding(first?.offset ?? 0, `This is no JSON: ${words(code)}.`)] };
  }
  const findings = wrongNames(tree).map(({ offset, message }) => finding(offset, message));
  // The parser's own values would take `__proto__` for a prototype.
  const value: unknown = JSON.parse(plain);
  if (!isRecord(value)) findings.push(finding(0, 'A patch must be a JSON object: { … }.'));
  if (findings.length > 0 || !isRecord(value)) return { findings };
  return { file, value, lineOf: (path) => lineAt(offsetOf(tree, path)) };
}

/** `CommaExpected` as words. */
function words(code: string): string {
  return code.replace(/(?<=.)([A-Z])/g, ' $1').toLowerCase();
}

interface Wrong {
  readonly offset: number;
  readonly message: string;
}

/** Of two members with one name the last would win without a word. */
function wrongNames(node: Node): readonly Wrong[] {
  if (node.type !== 'object') return (node.children ?? []).flatMap(wrongNames);
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((property) => {
    const name = nameOf(property);
    const wrong = seen.has(name)
      ? [`"${name}" is here twice. Leave one of the two.`]
      : inherited.includes(name) || name === 'prototype'
        ? [`"${name}" is no name of a member of a submission.`]
        : [];
    seen.add(name);
    const below = (property.children ?? []).slice(1).flatMap(wrongNames);
    return [...wrong.map((message) => ({ offset: property.offset, message })), ...below];
  });
}

function nameOf(property: Node): string {
  const name: unknown = property.children?.[0]?.value;
  return typeof name === 'string' ? name : '';
}

function offsetOf(root: Node, path: Path): number {
  let place = root;
  let node: Node | undefined = root;
  for (const step of path) {
    const children: readonly Node[] = node?.children ?? [];
    const next: Node | undefined =
      typeof step === 'number' ? children[step] : children.find((each) => nameOf(each) === step);
    if (next === undefined) break;
    place = next;
    node = next.type === 'property' ? next.children?.[1] : next;
  }
  return place.offset;
}
