import type { Finding } from '../errors.ts';
import { foldName } from '../json/fold.ts';
import { azureProblems } from './azure-layout.ts';
import { fileIn, type ReadFolder, readContents } from './contents.ts';
import { entryProblems } from './entry-problems.ts';
import { type Reading, unknownFile, unknownFolder } from './expected.ts';
import { fieldsOf, type ListingKind, languagesFile } from './fields.ts';
import type { FolderLanguage, FolderTrailer, ListingFolder } from './folder.ts';
import { type NamedLanguage, parseLanguages } from './languages-file.ts';
import { parseLanguage } from './parse-language.ts';
import { parseTrailers } from './parse-trailers.ts';
import { type FolderProblem, toFindings, wrong } from './problems.ts';
import type { Tree } from './tree.ts';

/** A listing folder, and everything that is wrong with it on its own. */
export interface ReadListing {
  readonly folder: ListingFolder;
  readonly problems: readonly FolderProblem[];
}

/**
 * Reads a listing folder: each file once, and reports every problem at once.
 * @param kind what the listing is of: an add-on has fewer fields
 */
export async function readListing(tree: Tree, kind: ListingKind): Promise<ReadListing> {
  return parseFolder(tree, kind, await readContents(tree));
}

/** The findings of a read listing alone, before anything about the Store is known. */
export function findingsOf({ folder, problems }: ReadListing): readonly Finding[] {
  return toFindings(folder.name, problems);
}

function parseFolder(tree: Tree, kind: ListingKind, root: ReadFolder): ReadListing {
  const empty = { kind, name: tree.name, languages: [] };
  const problems: FolderProblem[] = [...entryProblems(tree)];
  const azure = azureProblems(root);
  if (azure.length > 0) return { folder: empty, problems: [...problems, ...azure] };
  const say = (problem: FolderProblem) => problems.push(problem);
  const paths = new Set(tree.entries.map(({ path }) => path));
  const reading: Reading = { kind, paths, say };
  const named = parseLanguages(reading, fileIn(root, languagesFile));
  for (const file of root.files.filter(({ name }) => foldName(name) !== languagesFile))
    misplacedFile(reading, file);
  const defaults = folderIn(root, 'default');
  const trailerFolder = folderIn(root, 'trailers');
  const languages = root.folders
    .filter((folder) => folder !== defaults && folder !== trailerFolder)
    .flatMap((folder) => languageIn(reading, folder, named.get(foldName(folder.name))) ?? []);
  const trailers = trailerFolder && trailersIn(reading, trailerFolder, named);
  unusedLines(reading, root, named);
  if (root.folders.length === 0) say({ ...wrong('listing-folder', '', emptyText(tree.name)), isWhole: true });
  const folder: ListingFolder = {
    ...empty,
    languages,
    ...(defaults !== undefined && {
      defaults: { folder: defaults.name, code: '', ...parseLanguage(reading, defaults, 'default') },
    }),
    ...(trailers !== undefined && { trailers }),
  };
  return { folder, problems };
}

function emptyText(name: string): string {
  return `The listing folder ${name} has no language folder, such as ${name}/en-us. Use \`command: pull\` to write what the Store has.`;
}

function folderIn({ folders }: ReadFolder, name: string): ReadFolder | undefined {
  return folders.find((folder) => foldName(folder.name) === name);
}

function languageIn(
  reading: Reading,
  folder: ReadFolder,
  named: NamedLanguage | undefined,
): FolderLanguage | undefined {
  // Whether the Store knows the language is checked once what it has is known.
  if (named === undefined && !/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(folder.name)) {
    unknownFolder(reading, folder, ['default', 'trailers']);
    return undefined;
  }
  return { folder: folder.name, code: folder.name, ...named, ...parseLanguage(reading, folder, 'language') };
}

function trailersIn(
  reading: Reading,
  folder: ReadFolder,
  named: ReadonlyMap<string, NamedLanguage>,
): readonly FolderTrailer[] | undefined {
  if (reading.kind === 'add-on') {
    reading.say(
      wrong('listing-folder', folder.path, 'is for apps only: an add-on has no trailers. Remove it.'),
    );
    return undefined;
  }
  return parseTrailers(reading, folder, (name) => named.get(foldName(name))?.code ?? name);
}

function misplacedFile(reading: Reading, file: ReadFolder['files'][number]): void {
  const isField = fieldsOf(reading.kind).some(({ file: name }) => foldName(file.name) === `${name}.txt`);
  if (isField)
    reading.say(
      wrong(
        'listing-file',
        file.path,
        `belongs in a language folder, for example as en-us/${file.name}, or in default/.`,
      ),
    );
  else unknownFile(reading, file, [languagesFile]);
}

/** A line for a folder that does not exist is usually misspelled. */
function unusedLines(
  { say, paths }: Reading,
  root: ReadFolder,
  named: ReadonlyMap<string, NamedLanguage>,
): void {
  const present = new Set([...paths].flatMap((path) => foldName(path).split('/').slice(0, -1)));
  for (const { name } of root.folders) present.add(foldName(name));
  const path = fileIn(root, languagesFile)?.path ?? languagesFile;
  for (const [name, { folder, line }] of named)
    if (!present.has(name))
      say(wrong('listing-language', path, `refers to the folder ${folder}, which does not exist.`, line));
}
