import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { messageOf } from '../errors.ts';
import { PackageFault, shorten } from './fault.ts';
import { badXml, decodeEntities, decodeText } from './xml-text.ts';

/** Elements of a manifest that are nested deeper than any real one. */
const deepest = 64;

/** Tags, comments and the like of a manifest: a bundle of 1,000 packages has less than 10,000. */
const mostMarkup = 50_000;

/** Namespaces of Microsoft; each extension's elements have unique names: `uap6:AllowExecution`. */
const extensions = 'http://schemas.microsoft.com/appx/';

/**
 * Parses a manifest: elements as objects (several of one name as a list of them), attributes as `@Name`, text as
 * `#text`. Elements in the root's namespace and in those of Microsoft have their local names, all others
 * `{namespace}name`. Attributes keep their prefixes: one that has a prefix is never the manifest's own.
 * Only the five predefined entities and numeric references are expanded, each once.
 * @throws PackageFault `bad-manifest`: not UTF-8 or UTF-16, not well-formed, a DOCTYPE, nested too deep, too many tags.
 */
export function parseXml(bytes: Buffer, path: string): unknown {
  const text = decodeText(bytes, path);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    maxNestedTags: deepest,
    attributeValueProcessor: (_name, value) => decodeEntities(value.replace(/[\t\r\n]/g, ' ')),
    tagValueProcessor: (_name, value) => decodeEntities(value),
  });
  try {
    if (/[^\t\n\r -\ufffd]/.test(text)) throw new Error('it holds a control character');
    // The parser is forgiving; but it stops at the depth limit, which the validator does not know.
    const nodes: readonly Node[] = parser.parse(plainMarkup(text, path));
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) throw new Error(`${verdict.err.msg} (line ${verdict.err.line})`);
    return membersOf(nodes);
  } catch (error) {
    if (error instanceof PackageFault) throw error;
    throw badXml(path, `is not well-formed XML: ${shorten(messageOf(error))}`);
  }
}

/** In order: text or a tag, a CDATA section, a comment, a processing instruction, the start of a declaration. */
const piece =
  /([^<]+|<[^<>"'!?]+(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>)|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|(?:^|(?!<\?xml\s))<\?[\s\S]*?\?>|<!([a-z])/giy;

/** Tags and text alone: the parser trips over quotes in instructions, and expands references in CDATA. */
function plainMarkup(text: string, path: string): string {
  const plain: string[] = [];
  let end = 0;
  let count = 0;
  for (const [whole, markup, data, declaration] of text.matchAll(piece)) {
    // A manifest never needs a DTD, and entities and external files only come from one (store-faults.md S13).
    if (declaration !== undefined) throw badXml(path, "has a DOCTYPE, which manifests don't have");
    if (whole.startsWith('<')) count += 1;
    if (count > mostMarkup) throw badXml(path, 'has more than 50,000 tags, far more than any manifest needs');
    plain.push(markup ?? data?.replace(/[&<>]/g, (each) => `&#${each.charCodeAt(0)};`) ?? '');
    end += whole.length;
  }
  if (end === text.length) return plain.join('');
  const line = text.slice(0, end).split('\n').length;
  throw new Error(`"${text.slice(end, end + 20)}" does not end (line ${line})`);
}

/** What the parser returns for a text or an element: its children by its name, and its attributes. */
interface Node {
  readonly '#text'?: string;
  readonly ':@'?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/** The place of an element. */
interface Scope {
  /** Namespace of the root. */
  readonly own: string;
  /** Namespaces by the prefixes that the element declares; the default is under ''. */
  readonly declared: ReadonlyMap<string, string>;
  readonly outer?: Scope;
}

const outermost = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);

function membersOf(nodes: readonly Node[], outer?: Scope): Readonly<Record<string, unknown>> {
  const members = new Map<string, unknown[]>();
  for (const { '#text': _text, ':@': attributes = {}, ...element } of nodes) {
    for (const [name, content] of Object.entries(element)) {
      const children: readonly Node[] = Array.isArray(content) ? content : [];
      const { key, scope } = place(name, attributes, outer);
      const text = children.map((each) => each['#text'] ?? '').join('');
      const all = members.get(key) ?? [];
      all.push({ ...attributes, '#text': text, ...membersOf(children, scope) });
      members.set(key, all);
    }
  }
  // Safe with any name, unlike an assignment.
  return Object.fromEntries([...members].map(([key, all]) => [key, all.length === 1 ? all[0] : all]));
}

function place(
  name: string,
  attributes: Readonly<Record<string, string>>,
  outer: Scope | undefined,
): { key: string; scope: Scope } {
  const declared = declarationsIn(attributes);
  const [, prefix = '', local = ''] = /^(?:([^:]+):)?([^:]+)$/.exec(name) ?? [];
  const namespace = local === '' ? undefined : (declared.get(prefix) ?? namespaceOf(prefix, outer));
  if (namespace === undefined) throw new Error(`the prefix of "${name}" is not declared`);
  const own = outer?.own ?? namespace;
  const isOwn = namespace === own || namespace.startsWith(extensions);
  const scope = { own, declared, ...(outer && { outer }) };
  return { key: isOwn ? local : `{${namespace}}${local}`, scope };
}

function declarationsIn(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    const [whole, prefix = ''] = /^@xmlns(?::(.+))?$/.exec(name) ?? [];
    if (whole !== undefined) declared.set(prefix, value);
  }
  return declared;
}

function namespaceOf(prefix: string, scope: Scope | undefined): string | undefined {
  if (scope === undefined) return outermost.get(prefix);
  return scope.declared.get(prefix) ?? namespaceOf(prefix, scope.outer);
}
