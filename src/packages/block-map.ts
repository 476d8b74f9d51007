import { createHash } from 'node:crypto';
import { messageOf } from '../errors.ts';
import type { Names, PackingFacts } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import { decodePartName } from './part-name.ts';
import { badXml, decodeEntities, decodeText } from './xml-text.ts';

/** Bytes of a block, before compression (BlockMapSchema). */
const blockSize = 64 * 1024;

/** `HashMethod` of the schema, as `node:crypto` calls it. */
const hashMethods: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/**
 * Files that are not looked up in the block map: the manifest, which is looked up on its own, the block map, and what
 * is written after it
 * (https://github.com/microsoft/msix-packaging/blob/master/src/msix/unpack/AppxPackageObject.cpp, footPrintFileNames).
 */
const unlisted = new Set([
  'appxmanifest.xml',
  'appxblockmap.xml',
  'appxsignature.p7x',
  '[content_types].xml',
]);

/** Files of the packers and the Store, of which some are listed and some are not. */
const metadata = 'appxmetadata/';

/** How many names of each kind are shown. */
const shown = 3;

/** What an AppxBlockMap.xml says. */
export interface BlockMap {
  /** `undefined` for a method that the schema does not know. */
  readonly hashMethod: string | undefined;
  readonly files: readonly BlockMapFile[];
}

interface BlockMapFile {
  /** Path with `/`; most packers don't percent-encode it. */
  readonly name: string;
  /** Bytes, inflated. */
  readonly size: number;
  /** Base64, one for each 64 KiB. */
  readonly hashes: readonly string[];
}

/**
 * Reads an AppxBlockMap.xml. It has up to half a million elements, all of one form: a scan for tags takes a hundredth
 * of the time of an XML parser.
 * @param path Names the file in messages.
 * @throws PackageFault `bad-block-map` when it lists no file, `bad-manifest` when it is not XML.
 */
export function parseBlockMap(bytes: Buffer, path: string): BlockMap {
  const text = withoutComments(decodeText(bytes, path));
  try {
    const map = scan(text);
    if (map.files.length > 0) return map;
  } catch (error) {
    throw badXml(path, `is not well-formed XML: ${shorten(messageOf(error))}`);
  }
  throw new PackageFault(
    'bad-block-map',
    `${path} lists no files. Use the build's own output, or pack it again.`,
  );
}

function scan(text: string): BlockMap {
  const files: (BlockMapFile & { hashes: string[] })[] = [];
  let hashMethod: string | undefined;
  // Attribute values hold no `<`, so that each tag is looked at once.
  for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(BlockMap|File|Block)(\s[^<>]*)>/g)) {
    if (name === 'BlockMap') hashMethod = hashMethods[attributeOf(attributes, 'HashMethod').toLowerCase()];
    if (name === 'File') {
      const file = attributeOf(attributes, 'Name').replaceAll('\\', '/');
      files.push({ name: file, size: Number(attributeOf(attributes, 'Size')), hashes: [] });
    }
    if (name === 'Block') files.at(-1)?.hashes.push(attributeOf(attributes, 'Hash'));
  }
  return { hashMethod, files };
}

/**
 * Compares a package's block map with what the zip holds.
 * @param manifest Path and bytes of the manifest, the only file that is hashed here.
 * @param parts All files of the zip; only their sizes are compared.
 * @param isBundle A bundle's block map lists the manifest and not the packages.
 */
export function comparePacking(
  { hashMethod, files }: BlockMap,
  manifest: { readonly path: string; readonly bytes: Buffer },
  parts: readonly { readonly name: string; readonly size: number }[],
  isBundle: boolean,
): PackingFacts {
  const listed = new Listed(files);
  const inside = parts.filter(({ name }) => !name.endsWith('/'));
  const keys = new Set(inside.flatMap(({ name }) => keysOf(name)));
  const own = listed.of(manifest.path)[0];
  const others = inside.filter(({ name }) => !keysOf(name).includes(keyOf(manifest.path)));
  // A packer that does not percent-encode writes names in a code page that nothing states.
  const isReadable = parts.every(({ name }) => /^[ -~]*$/.test(name));
  const isChecked = !isBundle && isReadable;
  return {
    lacks: [],
    manifest:
      own === undefined ? 'unlisted' : isAsHashed(own, manifest.bytes, hashMethod) ? 'as-packed' : 'edited',
    changed: namesOf(
      isBundle ? [] : others.filter((each) => listed.hasOtherSize(each)).map(({ name }) => name),
    ),
    added: namesOf(
      isChecked ? others.map(({ name }) => name).filter((name) => !isExpected(name, listed)) : [],
    ),
    removed: namesOf(
      isChecked
        ? files.map(({ name }) => name).filter((name) => keysOf(name).every((key) => !keys.has(key)))
        : [],
    ),
  };
}

/** The files of a block map, to be found by the name of a part. */
class Listed {
  readonly #files: ReadonlyMap<string, readonly BlockMapFile[]>;

  constructor(files: readonly BlockMapFile[]) {
    const named = files.flatMap((file) => keysOf(file.name).map((key) => ({ key, file })));
    this.#files = new Map(
      [...Map.groupBy(named, ({ key }) => key)].map(([key, all]) => [key, all.map(({ file }) => file)]),
    );
  }

  /** More than one if names differ by percent-encoding alone. */
  of(name: string): readonly BlockMapFile[] {
    return keysOf(name).flatMap((key) => this.#files.get(key) ?? []);
  }

  hasOtherSize({ name, size }: { readonly name: string; readonly size: number }): boolean {
    const files = this.of(name);
    return files.length > 0 && files.every((each) => each.size !== size);
  }
}

function isExpected(name: string, listed: Listed): boolean {
  const isUnlisted = keysOf(name).some((key) => unlisted.has(key) || key.startsWith(metadata));
  return isUnlisted || listed.of(name).length > 0;
}

function isAsHashed(file: BlockMapFile, bytes: Buffer, method: string | undefined): boolean {
  if (file.size !== bytes.length || file.hashes.length !== Math.ceil(bytes.length / blockSize)) return false;
  if (method === undefined) return true;
  return file.hashes.every((hash, index) => {
    const block = bytes.subarray(index * blockSize, (index + 1) * blockSize);
    return createHash(method).update(block).digest('base64') === hash;
  });
}

/** Part names are equal without regard to case (OPC). */
function keyOf(name: string): string {
  return name.toLowerCase();
}

/**
 * As it is, and decoded: not every packer percent-encodes the names in the zip and leaves those in the block map alone.
 */
function keysOf(name: string): readonly string[] {
  const decoded = decodePartName(name);
  return decoded === name ? [keyOf(name)] : [keyOf(name), keyOf(decoded)];
}

/** How many names there are, and the first of them, for messages. */
export function namesOf(names: readonly string[]): Names {
  return {
    count: names.length,
    examples: names.slice(0, shown).map((name) => shorten(decodePartName(name))),
  };
}

const attributePatterns = {
  HashMethod: /\sHashMethod\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  Name: /\sName\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  Size: /\sSize\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  Hash: /\sHash\s*=\s*(?:"([^"]*)"|'([^']*)')/,
} as const;

function attributeOf(attributes: string, name: keyof typeof attributePatterns): string {
  const value = attributePatterns[name].exec(attributes);
  return decodeEntities(value?.[1] ?? value?.[2] ?? '');
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    kept.push(text.slice(from, at));
    const end = text.indexOf('-->', at);
    if (end < 0) return kept.join('');
    from = end + 3;
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(from);
}
