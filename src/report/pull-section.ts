import { blocks, code, details, list, type Markdown, md } from '../markdown/markdown.ts';
import type { RunRecord } from '../record/run-record.ts';
import { plural } from '../text/format.ts';

/** What `command: pull` wrote, what it left out, and which files the Store has nothing for. */
export function pulled({ pulled: found }: Pick<RunRecord, 'pulled'>): Markdown {
  if (found === undefined) return md``;
  const { added, replaced, leftOut, onlyHere } = found;
  const paths = (each: readonly string[]) => list(each.map((path) => md`${code(path)}`));
  return blocks([
    leftOut.length === 0
      ? md``
      : blocks([
          md`**Not in the folder; it stays in the Store as it is:**`,
          list(leftOut.map((each) => md`${each}`)),
        ]),
    onlyHere.length === 0
      ? md``
      : blocks([md`**Only in the folder: the Store has nothing there.**`, paths(onlyHere)]),
    replaced.length === 0 ? md`` : details(`${plural(replaced.length, 'file')} replaced`, paths(replaced)),
    added.length === 0 ? md`` : details(`${plural(added.length, 'file')} written`, paths(added)),
  ]);
}
