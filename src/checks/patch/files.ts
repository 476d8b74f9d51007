import type { NamedFile } from '../../patch/files.ts';
import { type Problem, problem } from '../../patch/problem.ts';

/** A file of a patch, and what is wrong with it, as a sentence that follows its name. */
export interface FileProblem {
  readonly file: NamedFile;
  readonly problem: string;
}

/** So many files with one cause are told one by one. */
const mostAlone = 3;

/** Problems with files, at the lines that name them. Many files with the same cause are one problem with an example. */
export function fileProblems(found: readonly FileProblem[]): readonly Problem[] {
  return [...Map.groupBy(found, causeOf).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined || group.length <= mostAlone
      ? group.map((each) => problem('patch-file', each.file.path, () => textOf(each)))
      : [problem('patch-file', first.file.path, () => groupText(first, group.length))];
  });
}

/** Two files that are missing have one cause, whatever the names near to them are. */
function causeOf({ problem: text }: FileProblem): string {
  if (text.includes('upper and lower case differ')) return 'letter case';
  return text.startsWith('is not in the workspace') ? 'missing' : text;
}

function textOf({ file, problem: text }: FileProblem): string {
  return `${JSON.stringify(file.fileName)} ${text}`;
}

function groupText(first: FileProblem, files: number): string {
  return `${files} files that the patch names have the same problem. For example, ${textOf(first)}`;
}
