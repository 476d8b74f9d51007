import type { NamedFile } from '../../patch/files.ts';
import type { PlacedFinding } from '../../patch/placed-finding.ts';
import { isHeldFile } from './held.ts';
import type { PatchCheck } from './patch-check.ts';

/** A file that a patch names, and why it can't be used, as a sentence that follows its name. */
export interface UnusableFile {
  readonly file: NamedFile;
  readonly problem: string;
}

/** Up to this many files with one cause are reported one by one. */
const mostAlone = 3;

/**
 * Files that can't be used, at the lines that name them, except those that the Store has exactly as the patch writes
 * them. Many files with the same cause are one finding with an example.
 */
export const unusableFiles: PatchCheck = {
  id: 'patch-file',
  row: 'A file that `submission-patch` names is not there, or is not what the Store accepts: the message says which, and why',
  check: ({ source, present, unusable }) => {
    const found = unusable.filter(({ file }) => !isHeldFile(source, present, file));
    return [...Map.groupBy(found, causeOf).values()].flatMap((group) => {
      const [first] = group;
      return first === undefined || group.length <= mostAlone
        ? group.map((each) => errorAtFile(each.file, () => textOf(each)))
        : [errorAtFile(first.file, () => groupText(first, group.length))];
    });
  },
};

function errorAtFile({ path }: NamedFile, message: () => string): Omit<PlacedFinding, 'rule'> {
  return { severity: 'error', path, message };
}

/** Two missing files have the same cause, whatever similar names there are. */
function causeOf({ problem: text }: UnusableFile): string {
  return text.startsWith('is not in the workspace') ? 'missing' : text;
}

function textOf({ file, problem: text }: UnusableFile): string {
  return `${JSON.stringify(file.fileName)} ${text}`;
}

function groupText(first: UnusableFile, files: number): string {
  return `${files} files in the patch have the same problem. For example, ${textOf(first)}`;
}
