import { PackageFault } from './fault.ts';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Text of an XML file: UTF-16 by its mark, else UTF-8.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-manifest` when its bytes are not such text.
 */
export function decodeText(bytes: Buffer, path: string): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badXml(path, `is not ${encoding.toUpperCase()} text`);
  }
}

/**
 * Resolves the five predefined entities and numeric references, each once.
 * @throws Error for any other reference.
 */
export function decodeEntities(value: string): string {
  return value.replace(/&([^;&\s]{0,12};?)/g, (reference, name: string) => {
    const known = predefined[name.slice(0, -1)];
    if (known !== undefined && name.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-f]+)|(\d+));$/i.exec(name);
    const code =
      number === null ? Number.NaN : Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10);
    if (!isXmlCharacter(code)) throw new Error(`"${reference}" is not a reference that XML knows`);
    return String.fromCodePoint(code);
  });
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** The fault of a file that is not XML as manifests have it. */
export function badXml(path: string, what: string): PackageFault {
  return new PackageFault('bad-manifest', `${path} ${what}.`);
}
