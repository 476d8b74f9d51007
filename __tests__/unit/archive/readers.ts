import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { ArchiveEntry } from '../../../src/archive/types.ts';

/** What a reader finds: name, bytes and CRC-32 of each entry, in the order of the archive. */
export type Listing = readonly (readonly [name: string, size: number, crc32: number])[];

/** What a reader has to find. */
export function listingOf(entries: readonly ArchiveEntry[]): Listing {
  return entries.map((entry) => [entry.name, entry.size, entry.crc32]);
}

/** An independent reader of ZIP files that checks every byte. */
export interface Reader {
  readonly name: string;
  /** The program that has to be installed. */
  readonly needs?: string;
  /**
   * Reads archives one after the other, in one process: most readers take longer to start than to read. Throws when
   * the reader complains. `undefined` if it reports only that an archive is sound.
   */
  list(paths: readonly string[]): Promise<readonly (Listing | undefined)[]>;
  /** For slow readers and huge archives: the directory, and the bytes of the one entry named. */
  glance?(path: string, name: string): Promise<Listing | undefined>;
}

const python = `
import json, sys, zipfile
listings = []
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
        if broken is not None: raise SystemExit(path + ' is broken: ' + broken)
        listings.append([[i.filename, i.file_size, i.CRC] for i in archive.infolist()])
print(json.dumps(listings))
`;

export const readers: readonly Reader[] = [
  {
    name: 'yauzl',
    list: (paths) => Promise.all(paths.map(listWithYauzl)),
    glance: glanceWithYauzl,
  },
  {
    name: 'Python zipfile.testzip',
    needs: 'python3',
    list: async (paths) => JSON.parse(run('python3', ['-c', python, ...paths])),
  },
  {
    name: 'Java ZipInputStream',
    needs: 'java',
    list: async (paths) => JSON.parse(run('java', [join(import.meta.dirname, 'ListZip.java'), ...paths])),
  },
  {
    name: 'Info-ZIP unzip -t',
    needs: 'unzip',
    list: async (paths) => paths.map((path) => unzip([path])),
    glance: async (path, name) => unzip([path, name]),
  },
];

/** Whether the program that a reader needs is installed; says so on stderr if it isn't. */
export function isInstalled(reader: Reader): boolean {
  const found = reader.needs === undefined || spawnSync(reader.needs, ['--help']).error === undefined;
  if (!found) process.stderr.write(`Not checked with ${reader.name}: ${reader.needs} is not installed.\n`);
  return found;
}

/** Reports only that the archive is sound. */
function unzip(words: readonly string[]): undefined {
  const said = run('unzip', ['-t', '-q', ...words]);
  if (!/^No errors detected/.test(said)) throw new Error(said.slice(0, 1000));
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (error || status !== 0) {
    throw new Error(`${program}: ${error?.message ?? ''} ${stdout.slice(0, 1000)} ${stderr.slice(0, 1000)}`);
  }
  return stdout;
}

/** The content of every entry. */
export async function readContents(path: string): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  await readEach(path, (name, chunk) => {
    contents.set(name, Buffer.concat([contents.get(name) ?? Buffer.alloc(0), chunk]));
  });
  return contents;
}

async function listWithYauzl(path: string): Promise<Listing> {
  const found = new Map<string, [size: number, crc32: number]>();
  await readEach(path, (name, chunk) => {
    const [size, crc] = found.get(name) ?? [0, 0];
    found.set(name, [size + chunk.length, crc32(chunk, crc)]);
  });
  return [...found].map(([name, [size, crc]]) => [name, size, crc]);
}

async function glanceWithYauzl(path: string, name: string): Promise<Listing> {
  const zip = await open(path);
  const listing: [string, number, number][] = [];
  for await (const entry of zip.eachEntry()) {
    listing.push([entry.fileName, entry.uncompressedSize, entry.crc32]);
    if (entry.fileName !== name) continue;
    let crc = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) crc = crc32(chunk, crc);
    if (crc !== entry.crc32) throw new Error(`${name} is broken`);
  }
  return listing;
}

async function readEach(path: string, take: (name: string, chunk: Buffer) => void): Promise<void> {
  const zip = await open(path);
  for await (const entry of zip.eachEntry()) {
    take(entry.fileName, Buffer.alloc(0));
    for await (const chunk of await zip.openReadStreamPromise(entry)) take(entry.fileName, chunk);
  }
}

/** In memory if there is room: from a file, yauzl reads each directory entry separately. */
async function open(path: string): Promise<yauzl.ZipFile> {
  const options = { strictFileNames: true };
  return statSync(path).size > 2 ** 26
    ? await yauzl.openPromise(path, options)
    : await yauzl.fromBufferPromise(await readFile(path), options);
}
