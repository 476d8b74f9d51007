import { entryNameProblem } from '../archive/name.ts';
import { foldName } from '../json/fold.ts';
import { isIgnored } from './contents.ts';
import { type FolderProblem, wrong } from './problems.ts';
import type { Tree, TreeEntry } from './tree.ts';

/**
 * What is wrong with entries of a folder whatever they hold: links, which would lead elsewhere; names that Windows does
 * not allow; and names that are the same on Windows or macOS.
 */
export function entryProblems(tree: Tree): readonly FolderProblem[] {
  const entries = tree.entries.filter((entry) => !isIgnored(nameOf(entry)));
  return [...entries.flatMap((entry) => kindProblem(entry) ?? nameProblem(entry) ?? []), ...twins(entries)];
}

function nameOf({ path }: TreeEntry): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function kindProblem({ path, kind }: TreeEntry): FolderProblem | undefined {
  if (kind === 'link') return wrong('listing-file', path, 'is a link. Put the file or folder itself here.');
  return kind === 'other'
    ? wrong('listing-file', path, 'is neither a file nor a folder. Remove it.')
    : undefined;
}

function nameProblem(entry: TreeEntry): FolderProblem | undefined {
  const problem = entryNameProblem(nameOf(entry));
  return problem === undefined
    ? undefined
    : wrong('listing-file', entry.path, `has a name that ${problem}. Rename it.`);
}

function twins(entries: readonly TreeEntry[]): readonly FolderProblem[] {
  const key = ({ path }: TreeEntry) => foldName(path).normalize('NFC');
  return [...Map.groupBy(entries, key).values()].flatMap(([first, ...others]) =>
    others.map(({ path }) =>
      wrong(
        'listing-file',
        path,
        `differs from ${first?.path ?? ''} only in case or accents: Windows or macOS can't store both. Remove one of the two.`,
      ),
    ),
  );
}
