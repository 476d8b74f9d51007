import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding } from '../errors.ts';
import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { parseJson } from '../store/exact-json.ts';
import { lineFinder, tooDeepAt } from './lines.ts';
import type { Path } from './path.ts';
import { mostFindings, uncounted } from './placed-finding.ts';

/** Largest patch, in bytes: the texts of a hundred languages take half of it. */
export const largestPatch = 1_048_576;
/** Levels of a patch: a submission has nine. */
const mostLevels = 64;

/** A patch document and where its parts are in the file. */
export interface PatchSource {
  /** The file as messages name it. */
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Line from 1 of the member or element at `path`, or of the innermost one of its parents that the file has. */
  lineOf(path: Path): number;
}

/** Names of members that no Store document has, and that a merge may mistake for something else. */
const inherited: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

/**
 * Parses a merge patch, strict JSON with an object at its root.
 * @returns the patch, or everything that is wrong with the text
 */
export function parsePatch(
  text: string,
  file: string,
): PatchSource | { readonly findings: readonly Finding[] } {
  const plain = text.replace(/^\uFEFF/, '');
  const lineAt = lineFinder(plain);
  const refused = (wrong: readonly Wrong[]) => ({ findings: findingsOf(wrong, file, lineAt) });
  const unfit = sizeProblem(plain);
  if (unfit !== undefined) return refused([unfit]);
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const code = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
    return refused([
      { offset: first?.offset ?? 0, message: () => `This is not valid JSON: ${words(code)}.` },
    ]);
  }
  const wrong = wrongNames(tree, lineAt);
  // The parser's own values would treat `__proto__` as a prototype and change an id of 19 digits.
  const value = parseJson(plain);
  if (!isRecord(value)) wrong.push({ offset: 0, message: () => 'A patch must be a JSON object: { … }.' });
  if (wrong.length > 0 || !isRecord(value)) return refused(wrong);
  const offsetOf = placeFinder(tree);
  return { file, value, lineOf: (path) => lineAt(offsetOf(path)) };
}

interface Wrong {
  readonly offset: number;
  readonly message: () => string;
}

function findingsOf(wrong: readonly Wrong[], file: string, lineAt: (offset: number) => number): Finding[] {
  const findings = wrong.slice(0, mostFindings).map(
    ({ offset, message }): Finding => ({
      rule: 'patch-json',
      severity: 'error',
      message: message(),
      file,
      line: lineAt(offset),
    }),
  );
  const more = wrong.length - findings.length;
  return more > 0 ? [...findings, uncounted(file, more, 'error')] : findings;
}

function sizeProblem(text: string): Wrong | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > largestPatch) {
    const message = () =>
      `The patch is ${bytes.toLocaleString('en-US')} bytes, but this action accepts at most ${largestPatch.toLocaleString('en-US')} (1 MiB). Images and trailers are separate files: refer to them in the patch.`;
    return { offset: 0, message };
  }
  const offset = tooDeepAt(text, mostLevels);
  return offset === undefined
    ? undefined
    : {
        offset,
        message: () =>
          `The patch is nested more than ${mostLevels} levels deep; a submission has only nine levels.`,
      };
}

/** `CommaExpected` as words. */
function words(code: string): string {
  return code.replace(/(?<=.)([A-Z])/g, ' $1').toLowerCase();
}

/** Of two members with the same name, the last would silently win; the Store ignores letter case. */
function wrongNames(node: Node, lineAt: (offset: number) => number): Wrong[] {
  if (node.type !== 'object') return (node.children ?? []).flatMap((each) => wrongNames(each, lineAt));
  const seen = new Map<string, Node>();
  return (node.children ?? []).flatMap((property) => {
    const name = nameOf(property);
    const twin = seen.get(foldName(name));
    const below = (property.children ?? []).slice(1).flatMap((each) => wrongNames(each, lineAt));
    if (twin === undefined) seen.set(foldName(name), property);
    const what = twin !== undefined ? () => twinText(name, twin, lineAt) : misnomer(name);
    return what === undefined ? below : [{ offset: property.offset, message: what }, ...below];
  });
}

function misnomer(name: string): (() => string) | undefined {
  return inherited.has(name) ? () => `"${name}" is not a property of a submission.` : undefined;
}

function twinText(name: string, twin: Node, lineAt: (offset: number) => number): string {
  const [mine, other] = [cut(name), cut(nameOf(twin))];
  return name === nameOf(twin)
    ? `"${mine}" appears twice, first on line ${lineAt(twin.offset)}. Remove one of the two.`
    : `"${mine}" is the same as "${other}" on line ${lineAt(twin.offset)}: the Store ignores case. Remove one of the two.`;
}

function cut(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80).toWellFormed()}…` : name;
}

function nameOf(property: Node): string {
  const name: unknown = property.children?.[0]?.value;
  return typeof name === 'string' ? name : '';
}

/** Finds nodes by path, each object's members by name: a search through them would take quadratic time. */
function placeFinder(root: Node): (path: Path) => number {
  const indexes = new WeakMap<Node, ReadonlyMap<string, Node>>();
  const memberOf = (node: Node, name: string): Node | undefined => {
    const index = indexes.get(node) ?? new Map((node.children ?? []).map((each) => [nameOf(each), each]));
    indexes.set(node, index);
    return index.get(name);
  };
  return (path) => {
    let place = root;
    let node: Node | undefined = root;
    for (const step of path) {
      const next: Node | undefined =
        node === undefined
          ? undefined
          : typeof step === 'number'
            ? node.children?.[step]
            : memberOf(node, step);
      if (next === undefined) break;
      place = next;
      node = next.type === 'property' ? next.children?.[1] : next;
    }
    return place.offset;
  };
}
