import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { messageOf } from '../errors.ts';
import { PackageFault } from './fault.ts';

/** Elements of a manifest that are nested deeper than any real one. */
const deepest = 64;

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Parses a manifest: elements as objects, attributes as `@Name`, text as `#text`, without namespace prefixes.
 * Nothing is expanded but the five predefined entities and numeric references, each once.
 * @throws PackageFault `bad-manifest`: not UTF-8 or UTF-16, not well-formed, a DOCTYPE, nested too deep.
 */
export function parseXml(bytes: Buffer, path: string): unknown {
  const text = decodeText(bytes, path);
  // A manifest never needs a DTD, and entities and external files only come from one (store-faults.md S13).
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw bad(path, 'has a DOCTYPE, which no manifest needs');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    alwaysCreateTextNode: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: false,
    maxNestedTags: deepest,
    attributeValueProcessor: (_name, value) => decodeEntities(value.replace(/[\t\r\n]/g, ' ')),
    tagValueProcessor: (_name, value) => decodeEntities(value),
  });
  try {
    // The parser is forgiving; but it stops at the depth limit, which the validator does not know.
    const tree: unknown = parser.parse(text);
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) throw new Error(`${verdict.err.msg} (line ${verdict.err.line})`);
    return tree;
  } catch (error) {
    throw bad(path, `is not well-formed XML: ${messageOf(error).slice(0, 200)}`);
  }
}

function decodeText(bytes: Buffer, path: string): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw bad(path, `is not ${encoding.toUpperCase()} text`);
  }
}

function decodeEntities(value: string): string {
  return value.replace(/&([^;&\s]{0,12};?)/g, (reference, name: string) => {
    const known = predefined[name.slice(0, -1)];
    if (known !== undefined && name.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-f]+)|(\d+));$/i.exec(name);
    const code =
      number === null ? Number.NaN : Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10);
    if (!isXmlCharacter(code)) throw new Error(`"${reference}" is no reference that XML knows`);
    return String.fromCodePoint(code);
  });
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function bad(path: string, what: string): PackageFault {
  return new PackageFault('bad-manifest', `${path} ${what}.`);
}
