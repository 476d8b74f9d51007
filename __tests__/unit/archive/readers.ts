import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

/** What a reader finds: name, bytes and CRC-32 of each entry, in the order of the archive. */
export type Listing = readonly (readonly [name: string, size: number, crc32: number])[];

/** An independent reader of ZIP files that checks every byte. */
export interface Reader {
  readonly name: string;
  /** Program that has to be installed. */
  readonly needs?: string;
  /** Throws when the reader complains. `undefined` where it says no more than that all is well. */
  list(path: string): Promise<Listing | undefined>;
  /** For slow readers and huge archives: the directory, and the bytes of the one entry named. */
  glance?(path: string, name: string): Promise<Listing | undefined>;
}

const python = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    broken = archive.testzip()
    if broken is not None: raise SystemExit('broken: ' + broken)
    print(json.dumps([[i.filename, i.file_size, i.CRC] for i in archive.infolist()]))
`;

export const readers: readonly Reader[] = [
  { name: 'yauzl', list: listWithYauzl, glance: glanceWithYauzl },
  {
    name: 'Python zipfile.testzip',
    needs: 'python3',
    list: async (path) => JSON.parse(run('python3', ['-c', python, path])),
  },
  {
    name: 'Java ZipInputStream',
    needs: 'java',
    list: async (path) => JSON.parse(run('java', [join(import.meta.dirname, 'ListZip.java'), path])),
  },
  {
    name: 'Info-ZIP unzip -t',
    needs: 'unzip',
    list: async (path) => unzip([path]),
    glance: async (path, name) => unzip([path, name]),
  },
];

/** Whether the program that a reader needs is there; says so on stderr where it isn't. */
export function isInstalled(reader: Reader): boolean {
  const found = reader.needs === undefined || spawnSync(reader.needs, ['--help']).error === undefined;
  if (!found) process.stderr.write(`Not checked with ${reader.name}: ${reader.needs} is not installed.\n`);
  return found;
}

/** Says no more than that all is well. */
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

/** Content of every entry. */
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
  const zip = await yauzl.openPromise(path, { strictFileNames: true });
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
  const zip = await yauzl.openPromise(path, { strictFileNames: true });
  for await (const entry of zip.eachEntry()) {
    take(entry.fileName, Buffer.alloc(0));
    for await (const chunk of await zip.openReadStreamPromise(entry)) take(entry.fileName, chunk);
  }
}
